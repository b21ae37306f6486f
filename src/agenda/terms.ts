import type { Locale } from '../meeting.ts';

interface Term {
  readonly term: string;
  /** Where it stands on a page, whatever its form. */
  readonly pattern: RegExp;
  readonly means: string;
}

/** The words of the field that pages use, for somebody who comes to the meeting for the first time. */
export const TERMS: { readonly [L in Locale]: readonly Term[] } = {
  ja: [
    t('アラート', /アラート/, '監視が「おかしい」と知らせたこと。鳴る、とも言います'),
    t('監視ルール', /ルール/, '何がどうなったら知らせるか、の決まり'),
    t('閾値', /閾値/, 'この値を超えたら知らせる、という境目（しきい値）'),
    t('警告・危険', /警告/, '知らせの重さ。警告は「そのうち見る」、危険は「いま見る」'),
    t('障害', /障害/, '利用者が困る、または困りかけた出来事'),
    t('重大度', /重大度/, '障害の重さ。1 がいちばん重い'),
    t('再発防止', /再発防止/, '同じ障害をくり返さないために決めたこと'),
    t(
      'ポストモーテム',
      /ポストモーテム/,
      '障害のあとに書く、経緯と学びの記録。責めるためのものではありません',
    ),
    t('SLO', /SLO/, 'ここまでは守ると決めた、サービスの品質の目標'),
    t('エラー予算', /エラー予算/, '目標を守りながら失敗してよい量。使い切ると目標に届きません'),
    t('作業ログ', /作業ログ/, '人が手で行った運用の作業の記録'),
    t('トイル', /トイル|自動化できますか/, '手でくり返す、やっても価値の残らない作業。自動化の候補です'),
    t('鳴っては止み', /鳴っては止み/, '短い間に鳴ることと収まることをくり返す様子（フラッピング）'),
    t('一斉発生', /一斉発生/, '一つの出来事で、たくさんのアラートがいちどに鳴ること'),
    t('ミュート', /ミュート/, 'アラートが鳴っても誰にも知らせない設定'),
    t('ダウンタイム', /ダウンタイム/, '計画した作業のために、アラートを止めておく時間'),
    t('死活', /死活/, '動いているか、止まっているか'),
    t('チェック監視', /チェック監視/, 'ホストの上で決まった点検をして、だめなら知らせる監視'),
    t('異常検知', /異常検知/, 'ふだんの動きを学び、いつもと違うときに知らせる監視'),
    t('ホスト', /ホスト/, 'サービスを動かしている 1 台 1 台のコンピュータ'),
    t('ロール', /ロール/, '同じ役目のホストの集まり'),
    t('中央値', /中央値/, '小さい順に並べて、ちょうど真ん中にくる値'),
    t('p95', /p9\d/i, '100 回のうち 95 回はこれより速い、という応答時間。遅いほうの様子が分かります'),
    t('5xx', /5xx/i, 'サーバの側の失敗。利用者にはエラー画面が見えます'),
    t('証明書', /証明書/, 'サイトが本物だと示すもの。期限が切れると、開くときに警告が出ます'),
    t('ダッシュボード', /ダッシュボード/, 'よく見るグラフを 1 枚に集めた画面'),
    t('ウィジェット', /ウィジェット/, 'ダッシュボードに置かれたグラフや数字の一つひとつ'),
    t('キャパシティ', /キャパシティ/, 'あとどれだけ余裕があるか'),
    t('マイルストーン', /マイルストーン/, '期日のある仕事の区切り'),
    t('Issue', /Issue/, 'GitHub に書く、課題や仕事の 1 枚の票。「起票」は作ること'),
  ],
  en: [
    t('Alert', /\balerts?\b/i, 'monitoring says that something looks wrong; it "fires"'),
    t('Rule', /\brules?\b/i, 'what must happen for somebody to be told'),
    t('Threshold', /\bthresholds?\b/i, 'the value beyond which an alert fires'),
    t('Warning, critical', /\bwarnings?\b/i, 'how grave an alert is: look at it some time, or now'),
    t('Incident', /\bincidents?\b/i, 'something that hurt users, or nearly did'),
    t('Severity', /\bseverity\b/i, 'how grave an incident is; 1 is the gravest'),
    t('Prevention item', /\bprevention\b/i, 'what was decided so that it does not happen again'),
    t(
      'Postmortem',
      /\bpostmortem\b/i,
      'what happened and what was learnt, written afterwards; nobody is blamed',
    ),
    t(
      'SLO',
      /\bSLOs?\b/,
      'the quality of the service that was promised, as a number (service level objective)',
    ),
    t('Error budget', /\bbudget\b/i, 'how much may fail before the SLO is missed'),
    t('Work log', /\bwork logs?\b/i, 'work that people did by hand to keep the service running'),
    t(
      'Toil',
      /\btoil\b|automated/i,
      'manual work that comes again and leaves nothing behind: worth automating',
    ),
    t(
      'Flapping',
      /\bflapping\b|going on and off/i,
      'an alert that fires and recovers over and over in a short time',
    ),
    t('Storm', /\bstorms?\b/i, 'many alerts at once from one event'),
    t('Muted', /\bmuted?s?\b/i, 'the alert fires, and nobody is told'),
    t('Downtime', /\bdowntimes?\b/i, 'a planned time in which alerts are not made'),
    t('Host', /\bhosts?\b/i, 'one of the computers that run the service'),
    t('Role', /\broles?\b/i, 'hosts that do the same job'),
    t('Median', /\bmedian\b/i, 'the one in the middle when all are put in order'),
    t('p95', /p9\d/i, '95 of 100 responses are faster than this: it shows the slow ones'),
    t('5xx', /5xx/i, 'failures on our side; users see an error'),
    t('Certificate', /\bcertificates?\b/i, 'proves that the site is ours; when it expires, browsers warn'),
    t('Dashboard', /\bdashboards?\b/i, 'a screen with the graphs one looks at often'),
    t('Widget', /\bwidgets?\b/i, 'one graph or number on a dashboard'),
    t('Capacity', /\bcapacity\b/i, 'how much room is left'),
    t('Milestone', /\bmilestones?\b/i, 'a piece of work with a date'),
    t('Issue', /\bissues?\b/i, 'a task or problem written down on GitHub'),
  ],
};

function t(term: string, pattern: RegExp, means: string): Term {
  return { term, pattern, means };
}
