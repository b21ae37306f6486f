import { escaped } from './svg.ts';

/** Pictures of one service, with a sentence each. */
export interface Wall {
  readonly heading: string;
  readonly charts: readonly { readonly file: string; readonly title: string }[];
}

/** How the index of a folder of pictures begins. */
export const GALLERY_BEGINNING = '<!doctype html>\n<meta name="generator" content="pwg charts">\n';

/** A page that shows the pictures that stand in its folder. */
export function gallery(lang: 'ja' | 'en', walls: readonly Wall[]): string {
  const title = walls.map(({ heading }) => heading).join(', ');
  const shown = walls.map(({ heading, charts }) => {
    const figures = charts.map(
      ({ file, title }) =>
        `<figure><a href="${escaped(file)}"><img src="${escaped(file)}" alt="${escaped(title)}" width="800" height="330" loading="lazy"></a></figure>`,
    );
    const body = figures.length === 0 ? ['<p>—</p>'] : figures;
    return [`<h1>${escaped(heading)}</h1>`, ...body].join('\n');
  });
  return `${GALLERY_BEGINNING}<html lang="${lang}">\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width">\n<title>${escaped(title)}</title>\n<style>${STYLE}</style>\n${shown.join('\n')}\n</html>\n`;
}

const STYLE =
  ':root{color-scheme:light dark}body{font:16px system-ui,sans-serif;max-width:832px;margin:2em auto;padding:0 1em}figure{margin:0 0 1.5em}img{width:100%;height:auto;display:block}';
