import { type Markdown, md, words } from '../../markdown.ts';
import type { Locale } from '../../meeting.ts';
import { counted } from '../../records/amounts.ts';

export interface SloWords {
  readonly slash: string;
  readonly comma: string;
  readonly met: (name: Markdown, target: string, attained: string) => Markdown;
  /** Nothing speaks against it, but too much is missing to say that it was met. */
  readonly rough: (name: Markdown, target: string, attained: string) => Markdown;
  readonly missed: (name: Markdown, target: string, attained: string) => Markdown;
  readonly noData: (name: Markdown, target: string) => Markdown;
  readonly budget: (allowed: Markdown, used: string, before: string, earlierUsed: string | null) => Markdown;
  /** While the period runs: of what may fail in the whole of it. */
  readonly budgetSoFar: SloWords['budget'];
  readonly usedUp: (date: string) => Markdown;
  /** While the period runs. */
  readonly expected: (date: string) => Markdown;
  readonly nothingMayFail: Markdown;
  readonly missing: (share: string) => Markdown;
  /** `everyday` is `null` where there is next to nothing of it; `scattered` over so many days that none of them is the cause. */
  readonly split: (
    days: Markdown,
    everyday: string | null,
    what: string,
    scattered: number | null,
  ) => Markdown;
  readonly day: (when: string, share: string, incidents: Markdown) => Markdown;
  readonly about: (incidents: Markdown) => Markdown;
  readonly during: (marked: Markdown) => Markdown;
  readonly after: (change: Markdown) => Markdown;
  readonly otherDays: (n: number, share: string) => Markdown;
  readonly evenWithout: Markdown;
  readonly onlyEveryday: Markdown;
  readonly enoughWithout: (days: number) => Markdown;
  readonly askEveryday: Markdown;
  readonly askScattered: Markdown;
  readonly askDays: Markdown;
  readonly askUnexplained: (day: string) => Markdown;
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
}

export const SLO_WORDS: { readonly [L in Locale]: SloWords } = {
  ja: {
    slash: ' ／ ',
    comma: '、',
    met: (name, target, attained) => md`${name} 目標 ${target}% → **${attained}%（達成）**`,
    rough: (name, target, attained) => md`${name} 目標 ${target}% → **${attained}%（参考値）**`,
    missed: (name, target, attained) => md`${name} 目標 ${target}% → **${attained}%（未達）**`,
    noData: (name, target) => md`${name} 目標 ${target}% → **データがないため判定できません**`,
    budget: (allowed, used, before, earlierUsed) =>
      md`${allowed}で、その **${used}%** を使いました（${before}は ${
        earlierUsed === null ? 'データなし' : `${earlierUsed}%`
      }）`,
    budgetSoFar: (allowed, used, before, earlierUsed) =>
      md`期間全体では ${allowed}の見込みで、ここまでに **${used}%** を使いました（${before}は ${
        earlierUsed === null ? 'データなし' : `${earlierUsed}%`
      }）`,
    usedUp: (date) => md`。使い切ったのは ${date} です`,
    expected: (date) => md`。この 7 日間の速さだと ${date} ごろに使い切ります`,
    nothingMayFail: words('1 件の失敗も許さない目標です'),
    missing: (share) => md`期間の ${share}% はデータがありません。ない時間は「良かった」とは数えていません`,
    split: (days, everyday, what, scattered) => {
      const head = scattered === null ? words('内訳: ') : words(`${scattered} 日に分かれています。多い順: `);
      return everyday === null ? md`${head}${days}。` : md`${head}${days}、残り ${everyday}% は${what}。`;
    },
    day: (when, share, incidents) => md`${when} が ${share}%${incidents}`,
    about: (incidents) => md`（${incidents}）`,
    during: (marked) => md`（${marked} の間）`,
    after: (change) => md`（直前に ${change}）`,
    otherDays: (n, share) => md`ほか ${n} 日で ${share}%`,
    evenWithout: words('**障害がなくても届きません**'),
    onlyEveryday: words('内訳: 飛び抜けて悪い日はなく、毎日の積み重ねです。'),
    enoughWithout: (days) => md`${days === 1 ? 'この日' : 'これらの日'}がなければ達成でした`,
    askEveryday: words('普段の失敗を減らしますか、目標を見直しますか？'),
    askScattered: words('この回数を減らしますか、目標を見直しますか？'),
    askDays: words('同じことがもう一度起きたとき、短く済ませられますか？'),
    askUnexplained: (day) => md`${day} は、何が起きていましたか？（障害の記録も変更も見つかりません）`,
    askMissing: words('データはなぜ欠けましたか？'),
    quietNone: words('SLO（品質の目標。未設定）'),
    quietOne: (used) => md`SLO（品質の目標）達成（失敗してよい量の ${used}%）`,
    quietSome: (n, used) => md`SLO（品質の目標）${n} つとも達成（失敗してよい量の最大 ${used}%）`,
    compared: (name) =>
      name === null
        ? words('エラー予算（失敗してよい量）の消費')
        : md`エラー予算（失敗してよい量）の消費（${name}）`,
    remarkMissed: words('100% を超えると未達'),
    unreliable: words('データの欠けが多く参考値'),
    worth: (name, target, again, evenWithout) =>
      md`SLO（品質の目標。${name} ${target}%）は${again}未達。${
        evenWithout ? '障害がなくても、普段の失敗だけで届きません' : '特に悪い日がありました'
      }（SLO の節）`,
    secondMonth: words(' 2 か月続けて'),
    secondTime: words(' 2 回続けて'),
  },
  en: {
    slash: ' / ',
    comma: ', ',
    met: (name, target, attained) => md`${name}, target ${target}% → **${attained}% (met)**`,
    rough: (name, target, attained) => md`${name}, target ${target}% → **${attained}% (rough)**`,
    missed: (name, target, attained) => md`${name}, target ${target}% → **${attained}% (missed)**`,
    noData: (name, target) => md`${name}, target ${target}% → **can't be judged: there is no data**`,
    budget: (allowed, used, before, earlierUsed) =>
      md`${allowed}, and **${used}%** of that was used (${before}: ${
        earlierUsed === null ? 'no data' : `${earlierUsed}%`
      })`,
    budgetSoFar: (allowed, used, before, earlierUsed) =>
      md`over the whole period about ${allowed}; so far **${used}%** of that was used (${before}: ${
        earlierUsed === null ? 'no data' : `${earlierUsed}%`
      })`,
    usedUp: (date) => md`; the last of it went on ${date}`,
    expected: (date) => md`; at the pace of the last 7 days it is used up about ${date}`,
    nothingMayFail: words('The target allows no failure at all'),
    missing: (share) => md`${share}% of the time has no data. It is not counted as good`,
    split: (days, everyday, what, scattered) => {
      const head =
        scattered === null ? words('What burnt it: ') : words(`It burnt on ${scattered} days, most of it: `);
      return everyday === null ? md`${head}${days}.` : md`${head}${days}; the other ${everyday}% is ${what}.`;
    },
    day: (when, share, incidents) => md`${share}% on ${when}${incidents}`,
    about: (incidents) => md` (${incidents})`,
    during: (marked) => md` (during ${marked})`,
    after: (change) => md` (shortly after ${change})`,
    otherDays: (n, share) => md`${share}% on ${counted(n, 'other day')}`,
    evenWithout: words(' **Even without incidents we would miss it**'),
    onlyEveryday: words('What burnt it: no day stands out, it adds up a little every day.'),
    enoughWithout: (days) => md` Without ${days === 1 ? 'that day' : 'those days'} we would have met it`,
    askEveryday: words('Bring down what fails every day, or change the target?'),
    askScattered: words('Make it rarer, or change the target?'),
    askDays: words('If it happened again, could we make it shorter?'),
    askUnexplained: (day) => md`What happened on ${day}? (There is no incident and no change on record.)`,
    askMissing: words('Why is data missing?'),
    quietNone: words('SLO (the quality promised: none configured)'),
    quietOne: (used) => md`SLO (the quality promised) met, ${used}% of the failures it allows used`,
    quietSome: (n, used) =>
      md`${counted(n, 'SLO')} (the quality promised) met, at most ${used}% of the failures allowed used`,
    compared: (name) =>
      name === null
        ? words('Error budget (failures allowed) used')
        : md`Error budget (failures allowed) used (${name})`,
    remarkMissed: words('above 100% the target is missed'),
    unreliable: words('rough: much data is missing'),
    worth: (name, target, again, evenWithout) =>
      md`The SLO (the quality promised: ${name} ${target}%) was missed${again}; ${
        evenWithout ? 'what fails on any day is enough to miss it' : 'some days were far worse than usual'
      } (see SLO)`,
    secondMonth: words(' for the second month in a row'),
    secondTime: words(' twice in a row'),
  },
};
