import { configJsonSchema } from './config.ts';
import { SECTIONS } from './sections/index.ts';
import { SOURCES } from './sources/index.ts';

/** The JSON Schema that the build puts into the package, so that editors complete the config. */
export function jsonSchema(): unknown {
  return configJsonSchema({ sources: SOURCES, sections: SECTIONS.map(({ name }) => name) });
}
