import { COLOURS } from './style/colours.ts';
import { ITEMS } from './style/items.ts';
import { LAYOUT } from './style/layout.ts';
import { PAPER } from './style/paper.ts';
import { TABLES } from './style/tables.ts';
import { TYPE } from './style/type.ts';

/** How the page looks: on a phone, on the wall of a meeting room, on paper. */
export const STYLE = [COLOURS, TYPE, LAYOUT, ITEMS, TABLES, PAPER].join('\n');
