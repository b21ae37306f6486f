import { type Markdown, md } from '../../markdown.ts';
import type { Locale } from '../../meeting.ts';
import { counted } from '../../records/amounts.ts';
import { DOWNTIME_DAYS } from './coming.ts';

const ja = {
  milestone: (day: string, name: Markdown, open: number) =>
    md`${day} ${name} マイルストーン（残り ${open} 件）`,
  overdue: (day: string, name: Markdown, open: number) =>
    open === 0
      ? md`**期限 ${day} を超過** ${name} マイルストーン（残りなし → 閉じてよいですか？）`
      : md`**期限 ${day} を超過** ${name} マイルストーン（残り ${open} 件）`,
  downtime: (when: string, name: Markdown, more: number) =>
    more === 0
      ? md`${when} ${name} ダウンタイム（この間アラートは鳴りません）`
      : md`${when} ${name} ダウンタイム（この間アラートは鳴りません。${DOWNTIME_DAYS} 日以内にほか ${more} 回）`,
  certificate: (day: string, name: Markdown, told: string, daysThen: number) =>
    md`${day} ごろ ${name} の証明書の期限（${told} の時点で残り ${daysThen} 日）`,
  expired: (day: string, name: Markdown, told: string, daysThen: number) =>
    md`${day} ごろ ${name} の証明書が**失効したはずです**（${told} の時点で残り ${daysThen} 日）。更新済みですか？`,
};

const en: typeof ja = {
  milestone: (day, name, open) => md`${day} ${name} milestone (${open} left)`,
  overdue: (day, name, open) =>
    open === 0
      ? md`**was due ${day}** ${name} milestone (nothing left → can it be closed?)`
      : md`**was due ${day}** ${name} milestone (${open} left)`,
  downtime: (when, name, more) =>
    more === 0
      ? md`${when} ${name} downtime (no alerts meanwhile)`
      : md`${when} ${name} downtime (no alerts meanwhile; ${counted(more, 'more time')} within ${DOWNTIME_DAYS} days)`,
  certificate: (day, name, told, daysThen) =>
    md`about ${day} certificate of ${name} expires (${counted(daysThen, 'day')} left on ${told})`,
  expired: (day, name, told, daysThen) =>
    md`about ${day} certificate of ${name} **should have expired** (${counted(daysThen, 'day')} left on ${told}). Is it renewed?`,
};

export const UPCOMING_WORDS: { readonly [L in Locale]: typeof ja } = { ja, en };
