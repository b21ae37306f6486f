/** Below the commands: what to type first, and what it ends with. */
export const EXAMPLES = `
From nothing (keys: MACKEREL_APIKEY and GITHUB_TOKEN, read rights are enough):
  pwg prepare --demo                 a page of an invented organisation, in any
                                     folder, without keys
  pwg init                           a config for your team, and the first page
  pwg prepare blog --repo acme/blog  a page without a config

Every month:
  pwg prepare                        all services of pwg.config.yaml, last month
  pwg todo --apply                   the page's action items become issues
  pwg publish --to github-issue:acme/ops
                                     the page where the team reads it
  pwg doctor                         are the keys right, what do they reach?

Now and then:
  pwg prepare shop --month 2026-10   one service, one month
  pwg prepare --all                  all services, and an index across them
  pwg prepare --catch-up --quiet     from cron: missed months too, no words
  pwg backfill                       keep the alerts of the last 13 months

Exit codes: 0 ok, 3 the page shows a gap, 4 a key was refused, 5 --check: the
page would change, 64 and up: no page was written (the README lists them).
`;

/** Below the flags of publish. */
export const PLACES = `
Places, in which {service} and {month} are filled in:
  github-issue:OWNER/REPO              an issue per page
  github-file:OWNER/REPO/PATH.md       a file; @BRANCH at the end names a branch
  github-wiki:OWNER/REPO/PAGE          a page of the wiki (needs git; its first
                                       page must be made by hand)
`;
