import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cardConcealer } from '#hardware/id-card/card-trace.ts';
import { encodeSdtFrame, SDT_KEPT_BYTES_MAX, sdtFrameReader } from '#hardware/id-card/sdt-frame.ts';
import {
  cardTextOf,
  decodeSdtReply,
  encodeSdtCommand,
  SDT_COMMANDS,
} from '#hardware/id-card/sdt-message.ts';
import { hexOf } from '../cable.ts';
import { vector } from '../vectors.ts';

const sdt = (name: string) => vector('sdt-id', name);
const replyOf = (bytes: Uint8Array) => {
  const [frame] = sdtFrameReader()(bytes);
  if (frame?.kind !== 'frame') throw new Error('not one frame');
  const reply = decodeSdtReply(frame);
  if (!reply.ok) throw new Error('no reply');
  return reply.value;
};
const anyBody = fc.array(fc.nat(255), { minLength: 3, maxLength: 64 });

describe('an SDT line', () => {
  test('commands are the bytes that five published drivers send', () => {
    expect(hexOf(encodeSdtCommand('find'))).toBe('AAAAAA96690003200122');
    expect(hexOf(encodeSdtCommand('read'))).toBe('AAAAAA96690003300132');
    const published = {
      select: 'select',
      samStatus: 'sam-status',
      samId: 'sam-id',
      reset: 'reset',
    };
    for (const command of SDT_COMMANDS) {
      const name = new Map<string, string>(Object.entries(published)).get(command);
      if (name !== undefined) expect(encodeSdtCommand(command)).toEqual(sdt(name));
    }
  });

  test.each([
    ['r-found', 'found'],
    ['r-nocard', 'notFound'],
    ['r-selected', 'done'],
    ['r-read-fail', 'readFailed'],
    ['r-ok', 'done'],
    ['r-chk-error', 'checksumError'],
    ['r-cmd-error', 'unknownCommand'],
    ['r-no-newaddr', 'refused'],
    ['r-samid', 'done'],
  ])('the reply %s says %s', (name, status) => {
    expect(replyOf(sdt(name)).status).toBe(status);
  });

  test('the malformed ten bytes of one module are no frame', () => {
    expect(sdtFrameReader()(sdt('r-timeout-odd'))).toEqual([]);
  });

  test('a frame cut anywhere, after any noise, still arrives whole', () => {
    fc.assert(
      fc.property(anyBody, fc.nat(), fc.uint8Array({ maxLength: 40 }), (body, place, noise) => {
        const frame = encodeSdtFrame(body);
        const quiet = noise.filter((byte) => byte !== 0xaa);
        const cut = place % frame.length;
        const read = sdtFrameReader();
        const got = [quiet, frame.slice(0, cut), frame.slice(cut)].flatMap((part) => [
          ...read(part),
        ]);
        expect(got).toEqual([
          { kind: 'frame', body: Uint8Array.from(body), bodyBytes: body.length },
        ]);
      }),
    );
  });

  test('another AA before the head changes nothing', () => {
    const read = sdtFrameReader();
    expect(read(Uint8Array.of(0xaa, ...sdt('r-found')))).toHaveLength(1);
  });

  test('one flipped bit behind the head is never taken for the frame that was sent', () => {
    fc.assert(
      fc.property(anyBody, fc.nat(), fc.nat(7), (body, place, bit) => {
        const frame = encodeSdtFrame(body);
        const at = 7 + (place % (frame.length - 7));
        const broken = frame.map((byte, index) => (index === at ? byte ^ (1 << bit) : byte));
        expect(sdtFrameReader()(broken)[0]).toEqual({ kind: 'badChecksum' });
      }),
    );
  });

  test('a frame that stands inside a broken one is found', () => {
    const read = sdtFrameReader();
    const broken = encodeSdtFrame([0, 0, 0x90, 1, 2, 3, 4, 5, 6, 7, 8, 9]).slice(0, 12);
    expect([...read(broken), ...read(sdt('r-nocard'))].map((frame) => frame.kind)).toEqual([
      'badChecksum',
      'frame',
    ]);
  });

  test('any bytes at all are answered without failing, whatever they are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 4_096 }), (bytes) => {
        for (const frame of sdtFrameReader()(bytes)) {
          if (frame.kind === 'frame')
            expect(frame.body.length).toBeLessThanOrEqual(SDT_KEPT_BYTES_MAX);
        }
      }),
    );
  });
});

describe('the answer to read', () => {
  test('its text is found by the sizes it states', () => {
    const text = cardTextOf(replyOf(sdt('read-reply-citizen')));
    expect(text).toEqual({ ok: true, value: sdt('text-citizen') });
  });

  test('its photo is not kept', () => {
    expect(replyOf(sdt('read-reply-citizen')).payload.length).toBeLessThanOrEqual(
      SDT_KEPT_BYTES_MAX - 3,
    );
  });

  test('sizes that disagree with the frame are refused', () => {
    const reply = replyOf(sdt('read-reply-citizen'));
    expect(cardTextOf({ ...reply, payloadBytes: reply.payloadBytes - 1 }).ok).toBe(false);
    expect(cardTextOf(replyOf(sdt('r-ok'))).ok).toBe(false);
  });

  test('a trace shows its head, length and status, whatever the split', () => {
    const whole = sdt('read-reply-citizen');
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: whole.length - 1 })), (cuts) => {
        const places = [0, ...cuts.toSorted((a, b) => a - b), whole.length];
        const conceal = cardConcealer();
        const shown = places
          .slice(1)
          .flatMap((end, i) => [...conceal(whole.slice(places[i], end))]);
        expect(hexOf(Uint8Array.from(shown))).toBe('AAAAAA96690508000090');
      }),
    );
  });

  test('a trace shows other replies as they are, before and after it', () => {
    const conceal = cardConcealer();
    const before = sdt('r-found');
    expect(conceal(before)).toEqual(before);
    conceal(sdt('read-reply-citizen'));
    expect(conceal(sdt('r-selected'))).toEqual(sdt('r-selected'));
  });
});
