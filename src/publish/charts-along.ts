/** Which files of a page's folder of pictures its text links; `folder` as it stands in the link. */
export function chartsLinked(text: string, folder: string): readonly string[] {
  const links = text.matchAll(linkInto(folder));
  return [...new Set([...links].map(({ groups }) => groups?.file ?? ''))];
}

/** The same page beside another folder of them. */
export const chartsIn = (text: string, from: string, to: string): string =>
  text.replace(
    linkInto(from),
    (_, before: string | undefined, label: string, file: string) => `${before ?? ''}${label}(${to}/${file})`,
  );

/** The page for a place that can't hold them. */
export const withoutCharts = (text: string, folder: string): string => text.replace(linkInto(folder), '');

/** As sections write it, with what parts it from the words before. */
const linkInto = (folder: string): RegExp =>
  new RegExp(
    `( ／ | / )?(\\[(?:図|chart)\\])\\(${folder.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}/(?<file>[a-z0-9-]+\\.svg)\\)`,
    'g',
  );
