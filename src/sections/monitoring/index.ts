import { join, link, type Markdown, title, words } from '../../markdown.ts';
import type { Meeting } from '../../meeting.ts';
import { duration } from '../../records/amounts.ts';
import { ruleName } from '../../records/rule-name.ts';
import { span } from '../../records/span.ts';
import type { Period } from '../../records.ts';
import { defineSection, titled } from '../section.ts';
import { suspendedChannels } from './channels.ts';
import { type Muted, mutedRules, type Silence, silences } from './silenced.ts';
import { MONITORING_WORDS } from './words.ts';

/** What was hidden from people: rules that tell nobody, times in which alerts are never made, channels that stopped. */
export const monitoring = defineSection({
  name: 'monitoring',
  title: titled('監視設定の変更・ミュート', 'Monitoring changes and mutes'),
  under: 'alerts',
  needs: ['monitors', 'downtimes'],
  uses: ['alerts', 'channels'],
  sample: {
    muted: [words('…')],
    noneMuted: words('…'),
    downtimes: [{ lines: [words('…')] }],
    suspended: [words('…')],
  },
  view: ({ monitors, downtimes, alerts, channels }, meeting) => {
    const say = MONITORING_WORDS[meeting.locale];
    const muted = mutedRules(monitors, alerts?.ours ?? null, meeting.period);
    const silent = silences(downtimes, meeting.period, meeting.local);
    const stopped = suspendedChannels(channels ?? [], meeting);
    return {
      facts: {
        muted: muted.map(({ monitor }) => ({ id: monitor.origin.id, name: monitor.name })),
        downtimes: silent.map(({ downtime }) => ({ id: downtime.origin.id, name: downtime.name })),
        /** Rules carry no dates: without an older copy of them nobody can say what was changed. */
        changed: null,
      },
      body: {
        muted: muted.map((rule) => mutedLine(rule, meeting)),
        noneMuted: say.noneMuted(meeting.service),
        downtimes:
          silent.length === 0 ? [] : [{ lines: silent.map((silence) => downtimeLine(silence, meeting)) }],
        suspended: stopped.map(({ line }) => line),
      },
      ...(muted.length + silent.length + stopped.length === 0 ? { quiet: say.quiet } : {}),
      urgent: stopped.map(({ bid }) => bid),
    };
  },
});

function mutedLine({ monitor, fired }: Muted, { locale }: Meeting): Markdown {
  const { origin, name, type } = monitor;
  const rule = link(title(ruleName({ id: origin.id, name, type }, locale)), origin.url);
  return MONITORING_WORDS[locale].muted(rule, fired);
}

const RUNS_SHOWN = 2;

function downtimeLine({ downtime, runs }: Silence, { locale, local }: Meeting): Markdown {
  const say = MONITORING_WORDS[locale];
  const when = (run: Period) => words(span(run.from, run.to, local, locale));
  const shown = join(runs.slice(0, RUNS_SHOWN).map(when), say.comma);
  return say.downtime(
    link(title(downtime.name), downtime.origin.url),
    runs.length > RUNS_SHOWN ? say.runs(shown, runs.length) : shown,
    duration(downtime.minutes, locale),
  );
}
