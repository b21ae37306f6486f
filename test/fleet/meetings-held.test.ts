import { expect, it } from 'vitest';
import { lastHeld, stopped } from '../../src/fleet/meetings-held.ts';
import { heldIn } from '../support/digests.ts';

it('a service has stopped when nobody wrote into its pages for two months, whether there are pages or not', () => {
  const fleet = [
    heldIn('met', ['2026-09']),
    heldIn('late', ['2026-08'], ['2026-09']),
    heldIn('untouched', ['2026-07'], ['2026-09', '2026-08']),
    heldIn('gone', ['2026-07']),
    heldIn('never', []),
  ];
  expect(stopped(fleet).map(({ service }) => service)).toEqual(['untouched', 'gone', 'never']);
  expect(fleet.map(lastHeld)).toEqual(['2026-09', '2026-08', '2026-07', '2026-07', null]);
});

it('nothing has stopped where there is no page of any service yet', () => {
  expect(stopped([heldIn('shop', []), heldIn('search', [])])).toEqual([]);
});
