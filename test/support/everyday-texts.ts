/** What people and machines write in titles, messages and names on any day: it must stay as it is for the eye. */
export const EVERYDAY: readonly string[] = `
決済が遅い（外部 API の応答待ち）
注文 API の p95 が 0.45 秒を超えた
CPU 使用率 / shop
メモリ使用率 > 90%
ディスク使用率が 80 % を超えました
db1.shop のディスクが一杯になった
在庫同期キューが詰まった
トップページが 5xx を返す
ログインできない（iOS のみ）
メール送信が 30 分止まった
バッチ「夜間集計」が失敗した
証明書の期限切れまで 20 日
キャンペーン 10%→100%、影響なし
Redis 7.2 → 7.4 に更新
MySQL 8.0.36 → 8.4 LTS へ移行
blue/green で切り替えた
再起動で復旧、原因は調査中
一次対応: キャッシュを消した
恒久対応: タイムアウトを 3 秒から 5 秒に
担当: 青井、レビュー: 山田
影響: 注文の約 2 % がエラー
時刻: 10/08 05:31〜06:12（41 分）
2026-10-08 05:31 JST に発生
10 月 8 日（水）未明の障害
【重要】【要確認】リリース延期
［解決済］画像が表示されない
〈速報〉検索が遅い
「在庫なし」と表示される
『運用手順書』を直す
質問：閾値はいくつが良いですか？
はい、0.45 で 3 分です。
ありがとうございます！助かりました。
ﾊﾝｶｸのホスト名 ½ ㌔ №5
髙﨑さんの端末で再現
Ａ社向け ＡＰＩ の停止
コスト ¥12,000／月
手順 ①〜③ を飛ばした
→ 次回までに確認
※ 夜間のみ
・一つ目 ・二つ目
～10 分で復旧～
ロールバック済み（v1.2.3 に戻した）
v2.0.0-rc.1 をリリース
リリース 2026.10.2
ホットフィックス: 税計算
PR を 3 本まとめてマージ
Slack の #ops-log を見る
ダッシュボード「shop 全体」
監視ルールを見直す
アラートが多すぎる
夜間の呼び出しが 12 回
SLO 99.9% を割った
エラーバジェット残り 12.5 %
容量計画: 来年 3 月に 2 倍
停電対応の訓練
オンコール表を更新する
ポストモーテムを書く
Runbook の URL が古い
権限を外す（退職者）
鍵を入れ替える
バックアップからの復元を試す
検証環境を片付ける
ログを 30 日で消す
通知先を変える
閾値 0.8 → 0.9
値は -2.25 と 0.7000000000000001
1.5e3 件、3e15 バイト
10,000 件／秒
1/2 の確率で失敗
A/B テスト
C++ と C# のビルド
Node.js 20 → 22
Q&A: key=value; 100% (2/2)
R&D 環境
AT&T 回線
Ctrl+C で止めた
ls -la の結果
if x > 0 then y
a < b の場合
x >= 10 && y != 0
foo || bar
50 % off
3 × 4 = 12
±1 ポイント
15 °C
α 版、β 版
∞ ループ
… 以下同文
— 中断 —
完了 ✓ 未了 ✗
🎉 リリース
🧑🏽‍🚒🏳️‍🌈 当番
⚠ 注意
障害 (1)
障害 [再発]
障害 {test}
It's fine: don't panic.
The checkout is slow again
Connection refused
connection reset by peer
upstream timed out (110: Connection timed out)
HTTP 503 Service Unavailable
502 Bad Gateway from nginx/1.25.3
Error: ECONNRESET
TypeError: Cannot read properties of undefined
NullPointerException at line 42
OOMKilled (exit code 137)
CrashLoopBackOff
No space left on device
too many open files
Deadlock found when trying to get lock
duplicate key value violates unique constraint
certificate has expired
x509: certificate signed by unknown authority
SSL handshake failed
permission denied
401 Unauthorized
rate limit exceeded
Disk usage 91.3% on /var/lib/mysql
/dev/nvme0n1p1 is 95% full
load average: 14.14, 13.30, 8.42
p99 latency > 2s for 5m
error rate 1.2% (SLO 0.1%)
queue length 12,345
replication lag 320 s
GC pause 1.8s
CPU steal 12%
swap in/out
inode usage
cron job did not run
backup took 3h12m
log-errors: order_id missing
db.busy_connections is high
http.requests dropped to 30 %
custom.queue.length
latency.p95
edge.5xx
shop-api-v2
web04.shop
lb9.common
index02.search
api06.search:9200
10.0.0.12:3306
192.168.1.0/24
fe80::1
us-east-1a
ap-northeast-1
i-0abc123def456
sha256:abcdef
order_id is null
user_id and session_id
MAX_CONNECTIONS
snake_case_name
kebab-case-name
camelCaseName
PascalCaseName
Bump lodash from 4.17.20 to 4.17.21
feat: add retry to payment client
fix(cart): rounding of tax
chore(deps): update node to v22
docs: runbook for failover
refactor!: drop v1 API
revert "feat: new cache"
Merge branch 'main' into release
Release v1.24.0
v1.24.0: faster search
Upgrade PostgreSQL 14 to 16
Move cron to GitHub Actions
Rotate the API keys
Remove unused alerts
Raise the threshold to 0.5
Lower the timeout (5s)
Add an index on orders.created_at
Increase replicas from 3 to 5
Enable HTTP/2
Turn off the feature flag
Scale out before the campaign
Clean up old snapshots
Who owns this alert?
Should we page at night?
Works on my machine
TODO: ask the vendor
FYI: maintenance on 11/20
ASAP please
N/A
n/a
-
ok
OK (recovered)
WARNING → CRITICAL
closed by hand
known issue
false positive
same as last month
duplicate
won't fix
can't reproduce
50/50
24/7
24x7
9-17 JST
2026-11-16
2026/11/16 09:00
2026-11-16T09:00:00+09:00
09:00-10:00
Mon–Fri
1st, 2nd, 3rd
#ops
C# service
issue no. 12
100 %
~10 min
~/.ssh/config
/etc/nginx/nginx.conf
C:\\Windows
a@b
cost: $12
$5 per month
key=value
a=b&c=d
foo; bar
"quoted"
'single'
(in brackets)
[in brackets]
x^2
a*b
2 * 3
5 > 3
← back
wait...
why?!
yes/no
and/or
e.g. this one
i.e. that one
vs. last month
`
  .split('\n')
  .map((line) => line.replaceAll('\\\\', '\\'))
  .filter((line) => line !== '');
