import * as z from 'zod';
import type { Channel } from '../../records.ts';
import type { Http } from '../../world.ts';
import { instant, Seconds } from './epoch.ts';
import type { WebLinks } from './web-links.ts';

/** The `url` of a channel is a secret, its e-mail addresses are personal: the schema does not take them in. */
export async function fetchChannels(http: Http): Promise<readonly RawChannel[]> {
  const { value } = await http.get({
    path: '/api/v0/channels',
    schema: z.object({ channels: z.array(RawChannel) }),
  });
  return value.channels;
}

export function toChannel(raw: RawChannel, { source, links, at }: ChannelContext): Channel {
  const suspendedAt = raw.suspendedAt == null ? null : instant(raw.suspendedAt);
  return {
    origin: { source, id: raw.id, url: links.channel(raw.id) },
    name: raw.name,
    type: raw.type,
    suspendedAt: suspendedAt !== null && suspendedAt <= at ? suspendedAt : null,
  };
}

interface ChannelContext {
  readonly source: string;
  readonly links: WebLinks;
  readonly at: Date;
}

type RawChannel = z.infer<typeof RawChannel>;
const RawChannel = z.object({
  id: z.string(),
  name: z.string(),
  type: z.string(),
  suspendedAt: Seconds.nullish(),
});
