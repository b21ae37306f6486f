import { type Markdown, md, words } from '../../markdown.ts';
import type { Locale } from '../../meeting.ts';
import { counted, groupedDigits } from '../../records/amounts.ts';

export interface SloWords {
  readonly slash: string;
  readonly comma: string;
  readonly met: (name: Markdown, target: string, attained: string) => Markdown;
  /** Nothing speaks against it, but too much is missing to say that it was met. */
  readonly rough: (name: Markdown, target: string, attained: string) => Markdown;
  readonly missed: (name: Markdown, target: string, attained: string) => Markdown;
  readonly noData: (name: Markdown, target: string) => Markdown;
  readonly counts: (bad: string, total: string) => Markdown;
  readonly budget: (allowed: string, used: string, before: string, earlierUsed: string | null) => Markdown;
  readonly nothingMayFail: Markdown;
  readonly missing: (share: string) => Markdown;
  readonly split: (days: Markdown, everyday: string) => Markdown;
  readonly day: (when: string, share: string, incidents: Markdown) => Markdown;
  readonly about: (incidents: Markdown) => Markdown;
  readonly evenWithout: Markdown;
  readonly onlyEveryday: Markdown;
  readonly enoughWithout: Markdown;
  readonly askEveryday: Markdown;
  readonly askDays: Markdown;
  readonly askMissing: Markdown;
  readonly quietNone: Markdown;
  readonly quietOne: (used: string) => Markdown;
  readonly quietSome: (n: number, used: string) => Markdown;
  readonly compared: (name: Markdown | null) => Markdown;
  readonly remarkMissed: Markdown;
  readonly unreliable: Markdown;
  readonly worth: (name: Markdown, target: string, again: Markdown, evenWithout: boolean) => Markdown;
  readonly secondMonth: Markdown;
  readonly secondTime: Markdown;
  /** A large count as it is said aloud. */
  readonly count: (n: number) => string;
}

export const SLO_WORDS: { readonly [L in Locale]: SloWords } = {
  ja: {
    slash: ' ／ ',
    comma: '、',
    met: (name, target, attained) => md`${name} 目標 ${target}% → **${attained}%（達成）**`,
    rough: (name, target, attained) => md`${name} 目標 ${target}% → **${attained}%（参考値）**`,
    missed: (name, target, attained) => md`${name} 目標 ${target}% → **${attained}%（未達）**`,
    noData: (name, target) => md`${name} 目標 ${target}% → **データがないため判定できません**`,
    counts: (bad, total) => md`${total}中 ${bad}が失敗`,
    budget: (allowed, used, before, earlierUsed) =>
      md`失敗してよいのは ${allowed}までで、その **${used}%** を使いました（${before}は ${
        earlierUsed === null ? 'データなし' : `${earlierUsed}%`
      }）`,
    nothingMayFail: words('1 件の失敗も許さない目標です'),
    missing: (share) => md`期間の ${share}% はデータがありません。ない時間は「良かった」とは数えていません`,
    split: (days, everyday) => md`内訳: ${days}、残り ${everyday}% は毎日の「普段の失敗」。`,
    day: (when, share, incidents) => md`${when} が ${share}%${incidents}`,
    about: (incidents) => md`（${incidents}）`,
    evenWithout: words('**障害がなくても届きません**'),
    onlyEveryday: words('内訳: 飛び抜けて悪い日はなく、毎日の「普段の失敗」の積み重ねです。'),
    enoughWithout: words('この日がなければ達成でした'),
    askEveryday: words('普段の失敗を減らしますか、目標を見直しますか？'),
    askDays: words('同じことがもう一度起きたとき、短く済ませられますか？'),
    askMissing: words('データはなぜ欠けましたか？'),
    quietNone: words('SLO（未設定）'),
    quietOne: (used) => md`SLO 達成（予算の ${used}%）`,
    quietSome: (n, used) => md`SLO ${n} つとも達成（予算の消費は最大 ${used}%）`,
    compared: (name) => (name === null ? words('エラー予算の消費') : md`エラー予算の消費（${name}）`),
    remarkMissed: words('100% を超えると未達'),
    unreliable: words('データの欠けが多く参考値'),
    worth: (name, target, again, evenWithout) =>
      md`SLO（${name} ${target}%）は${again}未達。${
        evenWithout ? '障害がなくても、普段の失敗だけで届きません' : '特に悪い日がありました'
      }（SLO の節）`,
    secondMonth: words(' 2 か月続けて'),
    secondTime: words(' 2 回続けて'),
    count: (n) => {
      if (n >= 1e8) return `${(n / 1e8).toFixed(2)} 億件`;
      if (n >= 1e6) return `${groupedDigits(Math.round(n / 1e4))} 万件`;
      return `${groupedDigits(Math.round(n))} 件`;
    },
  },
  en: {
    slash: ' / ',
    comma: ', ',
    met: (name, target, attained) => md`${name}, target ${target}% → **${attained}% (met)**`,
    rough: (name, target, attained) => md`${name}, target ${target}% → **${attained}% (rough)**`,
    missed: (name, target, attained) => md`${name}, target ${target}% → **${attained}% (missed)**`,
    noData: (name, target) => md`${name}, target ${target}% → **can't be judged: there is no data**`,
    counts: (bad, total) => md`${bad} of ${total} failed`,
    budget: (allowed, used, before, earlierUsed) =>
      md`${allowed} may fail, and **${used}%** of that was used (${before}: ${
        earlierUsed === null ? 'no data' : `${earlierUsed}%`
      })`,
    nothingMayFail: words('The target allows no failure at all'),
    missing: (share) => md`${share}% of the time has no data. It is not counted as good`,
    split: (days, everyday) => md`What burnt it: ${days}; the other ${everyday}% is what fails on any day.`,
    day: (when, share, incidents) => md`${share}% on ${when}${incidents}`,
    about: (incidents) => md` (${incidents})`,
    evenWithout: words(' **Even without incidents we would miss it**'),
    onlyEveryday: words('What burnt it: no day stands out, it fails a little every day.'),
    enoughWithout: words(' Without that we would have met it'),
    askEveryday: words('Bring down what fails every day, or change the target?'),
    askDays: words('If it happened again, could we make it shorter?'),
    askMissing: words('Why is data missing?'),
    quietNone: words('SLO (none configured)'),
    quietOne: (used) => md`SLO met (${used}% of the budget)`,
    quietSome: (n, used) => md`${counted(n, 'SLO')} met (at most ${used}% of a budget)`,
    compared: (name) => (name === null ? words('Error budget used') : md`Error budget used (${name})`),
    remarkMissed: words('above 100% the target is missed'),
    unreliable: words('rough: much data is missing'),
    worth: (name, target, again, evenWithout) =>
      md`The SLO (${name} ${target}%) was missed${again}; ${
        evenWithout ? 'what fails on any day is enough to miss it' : 'some days were far worse than usual'
      } (see SLO)`,
    secondMonth: words(' for the second month in a row'),
    secondTime: words(' twice in a row'),
    count: (n) => (n >= 1e6 ? `${(n / 1e6).toFixed(1)} million` : groupedDigits(Math.round(n))),
  },
};
