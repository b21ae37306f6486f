import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openArchive } from '../../../src/history/archive.ts';
import { remembered } from '../../../src/sources/mackerel/remembered.ts';
import { keepSight, keptLists, type Sight } from '../../../src/sources/mackerel/snapshots.ts';
import { testWorld } from '../../support/world.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'pwg-snapshots-'));
});
afterEach(() => rmSync(root, { recursive: true }));

const archive = () =>
  openArchive({
    world: testWorld(),
    root,
    source: 'mackerel',
    api: 'https://api.mackerelio.com',
    refresh: false,
    live: true,
    hide: (text) => text,
  });

const day = (n: number): Date => new Date(Date.UTC(2026, 10, n));
const web = { id: '3web', name: 'web01', retired: false, services: ['shop'], roles: ['shop:web'] };
const sight: Sight = {
  rules: [
    { id: '4b', type: 'host', name: 'CPU', isMute: null, warning: 80, scopes: ['shop: b', 'shop: a'] },
    { id: '4a', type: 'external', name: 'トップページ', memo: '', isMute: true, service: 'shop' },
  ],
  checks: [{ id: '4c', name: 'procs' }],
  hosts: [web],
  downtimes: [{ id: '5d', name: '定期作業', start: 1_790_000_000, duration: 30, serviceScopes: ['shop'] }],
};
const keep = (n: number, different: Partial<Sight> = {}, org = 'acme') =>
  keepSight(archive(), org, day(n), { ...sight, ...different });

describe('a snapshot', () => {
  it('holds the fields that matter, in an order of its own', async () => {
    await keep(1);
    expect((await keptLists(archive(), 'acme', 'rules', day(1)))[0]?.entries).toEqual([
      { id: '4a', type: 'external', name: 'トップページ', isMute: true, service: 'shop' },
      { id: '4b', type: 'host', name: 'CPU', isMute: false, warning: 80, scopes: ['shop: a', 'shop: b'] },
    ]);
    expect(readdirSync(join(root, '.pwg/snapshots/mackerel'))).toEqual([
      'checks',
      'downtimes',
      'hosts',
      'rules',
    ]);
  });

  it('holds no secret of an external rule', async () => {
    const secret = {
      url: 'https://u:s3cret@shop.example',
      headers: [{ name: 'A', value: 's3cret' }],
      requestBody: 's3cret',
    };
    await keep(1, { rules: [{ id: '4a', type: 'external', ...secret } as never] });
    const [file = ''] = readdirSync(join(root, '.pwg/snapshots/mackerel/rules'));
    expect(readFileSync(join(root, '.pwg/snapshots/mackerel/rules', file), 'utf8')).not.toContain('s3cret');
  });

  it('is not another one when the server lists in another order or says null for nothing', async () => {
    await keep(1);
    await keep(2, { rules: [...(sight.rules ?? [])].reverse().map((rule) => ({ ...rule, critical: null })) });
    expect(await keptLists(archive(), 'acme', 'rules', day(3))).toMatchObject([
      { at: day(1), until: day(2) },
    ]);
  });

  it('is not made of what could not be asked', async () => {
    await keep(1);
    await keep(2, { checks: null });
    expect(await keptLists(archive(), 'acme', 'checks', day(3))).toMatchObject([
      { at: day(1), until: day(1) },
    ]);
  });

  it('of another organisation is not ours', async () => {
    await keep(1, {}, 'acme');
    await keep(2, {}, 'other');
    expect(await keptLists(archive(), 'acme', 'hosts', day(3))).toMatchObject([
      { at: day(1), until: day(1) },
    ]);
  });

  it('of a run after `at` was not there then', async () => {
    await keep(1);
    await keep(5);
    await keep(9, { hosts: [] });
    expect(await keptLists(archive(), 'acme', 'hosts', day(3))).toMatchObject([
      { at: day(1), until: day(3) },
    ]);
  });
});

describe('what is gone', () => {
  it('keeps the name it last had', async () => {
    await keep(1);
    await keep(2, { hosts: [{ ...web, name: 'web01 (old)' }] });
    await keep(3, { rules: [], checks: [], hosts: [] });
    const { rules, hosts } = await remembered(archive(), 'acme', day(4));
    expect([...rules]).toEqual([
      ['4c', 'procs'],
      ['4a', 'トップページ'],
      ['4b', 'CPU'],
    ]);
    expect([...hosts.values()]).toEqual([{ ...web, name: 'web01 (old)', retired: true }]);
  });

  it('was not known before anybody saw it', async () => {
    await keep(5);
    expect(await remembered(archive(), 'acme', day(4))).toEqual({ rules: new Map(), hosts: new Map() });
  });
});
