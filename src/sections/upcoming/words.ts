import { type Markdown, md } from '../../markdown.ts';
import type { Locale } from '../../meeting.ts';
import { counted } from '../../records/amounts.ts';
import { DOWNTIME_DAYS } from './coming.ts';

const ja = {
  milestone: (day: string, name: Markdown, open: number) =>
    md`${day} マイルストーン ${name}（残り ${open} 件）`,
  overdue: (day: string, name: Markdown, open: number) =>
    md`${day} マイルストーン ${name} **期限切れ**（${open === 0 ? '残りなし → 閉じてよいですか？' : `残り ${open} 件`}）`,
  downtime: (when: string, name: Markdown, more: number) =>
    md`${when} ダウンタイム ${name}（この間アラートは鳴りません${more === 0 ? '' : `。${DOWNTIME_DAYS} 日以内にほか ${more} 回`}）`,
  certificate: {
    ahead: (day: string, name: Markdown, told: string, daysThen: number) =>
      md`${day} ごろ ${name} の証明書の期限（${told} の時点で残り ${daysThen} 日）`,
    today: (_day: string, name: Markdown, told: string, daysThen: number) =>
      md`今日あたり ${name} の **証明書が失効**（${told} の時点で残り ${daysThen} 日）`,
    past: (day: string, name: Markdown, told: string, daysThen: number) =>
      md`${day} ごろ ${name} の **証明書が失効したはずです**（${told} の時点で残り ${daysThen} 日）`,
  },
};

const en: typeof ja = {
  milestone: (day, name, open) => md`${day} milestone ${name} (${open} left)`,
  overdue: (day, name, open) =>
    md`${day} milestone ${name} **overdue** (${open === 0 ? 'nothing left → can it be closed?' : `${open} left`})`,
  downtime: (when, name, more) =>
    md`${when} downtime ${name} (no alerts meanwhile${more === 0 ? '' : `; ${counted(more, 'more time')} within ${DOWNTIME_DAYS} days`})`,
  certificate: {
    ahead: (day, name, told, daysThen) =>
      md`Around ${day} the certificate of ${name} expires (${counted(daysThen, 'day')} left on ${told})`,
    today: (_day, name, told, daysThen) =>
      md`About today the certificate of ${name} **expires** (${counted(daysThen, 'day')} left on ${told})`,
    past: (day, name, told, daysThen) =>
      md`Around ${day} the certificate of ${name} **must have expired** (${counted(daysThen, 'day')} left on ${told})`,
  },
};

export const UPCOMING_WORDS: { readonly [L in Locale]: typeof ja } = { ja, en };
