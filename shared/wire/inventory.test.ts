import { describe, expect, it } from 'vitest';
import { inventoryRequest, inventoryText, maxInventoryBytes, maxInventoryItems } from './inventory.ts';

const hash = (n: number): string => n.toString(16).padStart(64, '0');

describe('an inventory', () => {
  it('of five hundred envelopes is one request within its limit', () => {
    const items = Array.from({ length: maxInventoryItems }, (_, n) => ({ responseId: '0b8c5c1e-5a0f-4c8e-9d53-3f1f0e5d7a11', envelopeHash: hash(n) }));
    const request = { protocolVersion: 2, items };
    expect(inventoryRequest.safeParse(request).success).toBe(true);
    expect(JSON.stringify(request).length).toBeLessThan(maxInventoryBytes);
    expect(inventoryRequest.safeParse({ ...request, items: [...items, ...items] }).success).toBe(false);
    expect(inventoryRequest.safeParse({ ...request, items: [] }).success).toBe(false);
  });

  it('is answered under a signature over question, answer and epoch', () => {
    const text = inventoryText([hash(1), hash(2)], { epoch: 'e', missing: [hash(2)] });
    expect(text).toBe(`hailong inventory 1\ne\n${hash(1)} ${hash(2)}\n${hash(2)}`);
    const others = [
      inventoryText([hash(1)], { epoch: 'e', missing: [hash(2)] }), inventoryText([hash(1), hash(2)], { epoch: 'f', missing: [hash(2)] }),
      inventoryText([hash(1), hash(2)], { epoch: 'e', missing: [] }),
    ];
    expect(others.includes(text)).toBe(false);
  });
});
