/**
 * Minutes of a length of time as a person wrote it and nothing else: 22 分, 1時間20分, 1.5 hours, 1h 20m, 0:22:00, 約 2 日.
 * `null` for everything else. `text` has its full-width forms folded.
 */
export function writtenDuration(text: string): number | null {
  const said = text.trim();
  const clock = /^(\d{1,3}):([0-5]\d):([0-5]\d)$/.exec(said);
  if (clock !== null) return Number(clock[1]) * 60 + Number(clock[2]) + Number(clock[3]) / 60;
  const parts = DURATION.exec(said);
  const [, days, hours, half, minutes, seconds] = parts ?? [];
  if ([days, hours, minutes, seconds].every((part) => part === undefined)) return null;
  return (
    Number(days ?? 0) * 24 * 60 +
    Number(hours ?? 0) * 60 +
    (half === undefined ? 0 : 30) +
    Number(minutes ?? 0) +
    Number(seconds ?? 0) / 60
  );
}

const NUMBER = '(\\d+(?:\\.\\d+)?)';
const DURATION = new RegExp(
  '^(?:約|およそ|about|approx\\.?|ca\\.?|~)?\\s*' +
    `(?:${NUMBER}\\s*(?:日間?|days?|d\\b))?,?\\s*と?` +
    `(?:${NUMBER}\\s*(?:時間|hours?|hrs?|h(?![a-z]))(半)?)?,?\\s*(?:and)?\\s*` +
    `(?:${NUMBER}\\s*(?:分間?|minutes?|mins?|m(?![a-z])))?,?\\s*(?:and)?\\s*` +
    `(?:${NUMBER}\\s*(?:秒間?|seconds?|secs?|s))?\\s*` +
    '(?:程度|ほど|くらい|ぐらい|弱|強)?\\s*(?:\\([^()]*\\))?[.。]?$',
  'i',
);
