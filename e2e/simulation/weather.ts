/** Which faults a world knows, and how often each comes: drawn from the seed, so that most worlds know only some and their mixtures differ. */
import type { Random } from '#shared/kernel/random.ts';
import { networkFaults, type NetworkFault } from './network.ts';

export interface Weather {
  readonly phones: number;
  readonly steps: number;
  /** Chance of a new deed at each step; the rest goes on with what is under way. */
  readonly deedShare: number;
  readonly network: readonly NetworkFault[];
  readonly networkShare: number;
  /** Weights of deeds that are faults; 0 when this world does not know them. */
  readonly weights: Readonly<Record<FaultDeed, number>>;
  readonly abortShare: number;
  readonly writeFailShare: number;
  readonly killShare: number;
  readonly fullShare: number;
  readonly unknownShare: number;
}

export const faultDeeds = [
  'kill_window', 'kill_browser', 'cut_power', 'damage_shelf', 'shorten_shelf', 'unreadable_shelf', 'damage_journal', 'clear_journal', 'evict',
  'jump_clock', 'jump_server_clock', 'second_window', 'upgrade', 'rescue_to_phone', 'kill_server', 'restore', 'close_campaign', 'revoke', 'poison',
  'replay', 'network_down', 'prune_often', 'spoil_bytes',
] as const;
export type FaultDeed = (typeof faultDeeds)[number];

const often: readonly FaultDeed[] = ['kill_window', 'kill_browser', 'kill_server', 'second_window', 'prune_often'];

export function drawWeather(random: Random): Weather {
  const isOn = (share: number): boolean => random.next() < share;
  const share = (least: number, most: number): number => (isOn(0.5) ? 0 : least + random.next() * (most - least));
  const weights = Object.fromEntries(faultDeeds.map((name) => [name, isOn(0.35) ? (often.includes(name) ? 3 : 1) : 0])) as Record<FaultDeed, number>;
  return {
    phones: 1 + random.integer(3),
    steps: 160 + random.integer(400),
    deedShare: 0.12 + random.next() * 0.3,
    network: networkFaults.filter(() => isOn(0.4)),
    networkShare: share(0.05, 0.5),
    weights,
    abortShare: share(0.01, 0.15), writeFailShare: share(0.01, 0.2), killShare: share(0.01, 0.1),
    fullShare: share(0.02, 0.3), unknownShare: share(0.02, 0.2),
  };
}
