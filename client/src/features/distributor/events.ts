import type { TimelineProps } from '@/components/steps';
import { formatDateTime } from '@/lib/format';
import { clock } from '@/platform/clock';
import type { Withdrawal } from './api';

type Event = Withdrawal['timeline'][number];

/** The server's clock may be a little ahead of what this phone knows of it; what is only expected is days away. */
const SLACK_MS = 60_000;

/** What has happened, newest first. What is only expected is left to the steps above, which say its date. */
export function toTimeline(events: readonly Event[]): TimelineProps['items'] {
  const now = clock.now().getTime() + SLACK_MS;
  return events
    .map((event, index) => ({ event, index, at: Date.parse(event.at) }))
    .filter(({ at }) => at <= now)
    .sort((a, b) => b.at - a.at || b.index - a.index)
    .map(({ event, index }) => ({
      key: `${event.at}-${index}`,
      title: event.title,
      text: event.text || undefined,
      time: formatDateTime(event.at),
    }));
}
