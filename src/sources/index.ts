import { github } from './github/index.ts';
import { grafana } from './grafana/index.ts';
import { mackerel } from './mackerel/index.ts';
import type { Source } from './source.ts';

/** Every vendor pwg can read from. A new one is a folder (or file) beside this list and a line in it. */
export const SOURCES: readonly Source[] = [mackerel, github, grafana];
