import { type Markdown, md, words } from '../../markdown.ts';
import type { Locale } from '../../meeting.ts';
import { counted } from '../../records/amounts.ts';

/** What is said of all incidents together. */
const ja = {
  space: '',
  count: (now: string, opened: number, before: string, earlier: number, closed: number) =>
    opened + closed === 0
      ? md`${now}の障害 0 件（${before} ${earlier} 件）。`
      : md`${now}の障害 ${opened} 件（${before} ${earlier} 件）、${now}に解決 ${closed} 件。`,
  noneRecorded: words('復旧までの時間は Issue に書かれていないため出していません。'),
  someRecorded: (n: number) => md`復旧までの時間は、Issue に書かれている ${n} 件だけに出しています。`,
  what: words('障害'),
  quiet: (days: number | null) =>
    days === null ? words('障害 0 件') : md`障害 0 件（最後の障害から ${days} 日）`,
  perhapsOurs: (n: number) => md`ほかにサービス不明が ${n} 件`,
  since: (n: number, told: Markdown) => (told.empty ? md`障害 ${n} 件` : md`障害 ${n} 件（${told}）`),
  openNow: (incident: Markdown, day: string, days: number) =>
    md`${incident} **重大度 1** の障害が ${day} から未解決（${days} 日）。影響は続いていますか、閉じてよいですか？`,
  unfinished: (n: number, gravest: number) =>
    gravest === 0
      ? md`再発防止が残っている障害は ${n} 件（障害の節）`
      : md`再発防止が残っている障害は ${n} 件、うち重大度 1 が ${gravest} 件（障害の節）`,
};

const en: typeof ja = {
  space: ' ',
  count: (now, opened, before, earlier, closed) =>
    opened + closed === 0
      ? md`No incident opened in ${now} (${before}: ${earlier}).`
      : md`${counted(opened, 'incident')} opened in ${now} (${before}: ${earlier}) and ${closed} resolved in ${now}.`,
  noneRecorded: words('No issue says how long recovery took, so no times are shown.'),
  someRecorded: (n) => md`Recovery times are shown where an issue says them (${n}).`,
  what: words('Incidents'),
  quiet: (days) =>
    days === null ? words('no incidents') : md`no incidents (${counted(days, 'day')} since the last one)`,
  perhapsOurs: (n) => md`${n} more without a service label`,
  since: (n, told) => (told.empty ? md`${counted(n, 'incident')}` : md`${counted(n, 'incident')} (${told})`),
  openNow: (incident, day, days) =>
    md`${incident} **severity 1**, open since ${day} (${counted(days, 'day')}). Are users still affected, or can it be closed?`,
  unfinished: (n, gravest) =>
    gravest === 0
      ? md`Prevention items are left in ${counted(n, 'incident')} (see Recent incidents)`
      : md`Prevention items are left in ${counted(n, 'incident')}, ${gravest} of severity 1 (see Recent incidents)`,
};

export const INCIDENT_WORDS: { readonly [L in Locale]: typeof ja } = { ja, en };
