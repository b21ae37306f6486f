import { describe, expect, it } from 'vitest';
import { sizeOf, unitOf, worthReading } from '../../../src/sources/mackerel/metric-names.ts';
import { graphOf } from '../../../src/sources/mackerel/metric-plan.ts';

describe('the metrics of a host that are worth reading', () => {
  it('leave out what only repeats another', () => {
    const names = [
      ...['loadavg1', 'loadavg5', 'loadavg15', 'cpu.user.percentage', 'cpu.idle.percentage'],
      ...['memory.used', 'memory.free', 'memory.total', 'memory.cached'],
      ...['interface.eth0.rxBytes.delta', 'interface.veth1a2b.rxBytes.delta', 'interface.lo.txBytes.delta'],
      ...[
        'disk.sda.reads.delta',
        'disk.sda1.reads.delta',
        'disk.nvme0n1.writes.delta',
        'disk.nvme0n1p1.writes.delta',
      ],
      ...['filesystem.sda1.used', 'filesystem.sda1.size', 'filesystem.loop0.used'],
      ...['custom.multicore.cpu3.user', 'custom.app.cpu0'],
    ];
    expect(worthReading(names)).toEqual([
      'filesystem.sda1.used',
      'memory.used',
      'cpu.user.percentage',
      'disk.nvme0n1.writes.delta',
      'disk.sda.reads.delta',
      'interface.eth0.rxBytes.delta',
      'loadavg5',
      'memory.cached',
      'custom.app.cpu0',
    ]);
  });

  it('keep a partition where its disk itself posts nothing', () => {
    expect(worthReading(['disk.xvda1.reads.delta'])).toEqual(['disk.xvda1.reads.delta']);
  });

  it('know their size and their unit where the agent posts them', () => {
    expect(sizeOf('filesystem.nvme0n1p1.used')).toBe('filesystem.nvme0n1p1.size');
    expect(sizeOf('memory.used')).toBe('memory.total');
    expect(sizeOf('custom.filesystem.used')).toBeNull();
    const names = [
      'cpu.user.percentage',
      'memory.used',
      'interface.eth0.txBytes.delta',
      'disk.sda.reads.delta',
      'custom.a.b',
    ];
    expect(names.map(unitOf)).toEqual(['percent', 'bytes', 'bytesPerSecond', 'perSecond', 'other']);
  });

  it('stand on a graph with those like them', () => {
    expect(['cpu.user.percentage', 'loadavg5', 'custom.jvm.heap.used', 'latency'].map(graphOf)).toEqual([
      'cpu',
      'loadavg5',
      'custom.jvm.heap',
      'latency',
    ]);
  });
});
