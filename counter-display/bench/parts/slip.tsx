import { useLayoutEffect, useRef } from 'preact/hooks';
import type { DotPicture, SimulatedSlip } from '#contract/bench.ts';
import { words } from '../bench-texts.ts';
import { dotsOf } from '../dot-picture.ts';
import { numberOnSlip } from '../followed-visit.ts';

export interface SlipProps {
  readonly slip: SimulatedSlip;
  readonly isGrowing: boolean;
  /** Its addresses stand where they need no scrolling. */
  readonly isNewest: boolean;
}

/** Printed paper, dot for dot as the head burnt it; its words and addresses stand beside it as text. */
export function Slip({ slip, isGrowing, isNewest }: SlipProps) {
  return (
    <li class={`slip ${isGrowing ? 'is-growing' : ''} ${slip.isCut ? 'is-cut' : ''}`}>
      <Paper picture={slip.picture} />
      <div class="visually-hidden">
        <h3>{words('paperReads')}</h3>
        {slip.text.map((line, at) => (
          <p key={at}>{line}</p>
        ))}
      </div>
      <p class="slip-foot">
        {isGrowing && words('printing')}
        {!isGrowing && !slip.isCut && words('torn')}
        {!isNewest && <QrLinks slip={slip} />}
      </p>
    </li>
  );
}

/** What a phone would open that is held over the paper. */
export function QrLinks({ slip }: { slip: SimulatedSlip }) {
  return slip.qr.filter(isAddress).map((address) => (
    <a key={address} href={address} target="_blank" rel="noopener">
      {linkText(numberOnSlip({ qr: [address] }))}
    </a>
  ));
}

/** A code may hold anything: only an address of the web becomes a link. */
const isAddress = (text: string): boolean => /^https?:\/\//.test(text);

const linkText = (number: string | null): string =>
  number === null ? words('openQr') : words('openQrOf', { number });

function Paper({ picture }: { picture: DotPicture }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { widthDots, heightDots, bits } = picture;
  useLayoutEffect(() => {
    if (canvas.current !== null) paintPaper(canvas.current, picture);
  }, [bits, widthDots, heightDots]);
  return (
    <canvas ref={canvas} class={`paper width-${widthDots}`} width={widthDots} height={heightDots} />
  );
}

function paintPaper(canvas: HTMLCanvasElement, picture: DotPicture): void {
  const context = canvas.getContext('2d');
  if (context === null) return;
  const dots = dotsOf(picture);
  const { color, backgroundColor } = getComputedStyle(canvas);
  context.fillStyle = backgroundColor;
  context.fillRect(0, 0, dots.widthDots, dots.heightDots);
  context.fillStyle = color;
  for (let y = 0; y < dots.heightDots; y += 1) {
    // Runs of black, not dots: a ticket has a hundred thousand of them.
    let from = -1;
    for (let x = 0; x <= dots.widthDots; x += 1) {
      const isBlack = x < dots.widthDots && dots.isSet(x, y);
      if (isBlack && from < 0) from = x;
      if (!isBlack && from >= 0) {
        context.fillRect(from, y, x - from, 1);
        from = -1;
      }
    }
  }
}
