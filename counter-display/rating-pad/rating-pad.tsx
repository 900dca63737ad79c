import { kitWords } from '#kit/kit-texts.ts';
import { lastView } from '#kit/link/feed.ts';
import { LinkStrip } from '#kit/parts/banner.tsx';
import { Stage } from '#kit/parts/stage.tsx';
import { Ask } from './parts/ask.tsx';
import { Idle, Thanks, Told } from './parts/posters.tsx';
import { Reasons } from './parts/reasons.tsx';
import { Sign } from './parts/sign.tsx';
import type { RatingPadModel } from './rating-pad-model.ts';
import './rating-pad.css';
import './rating-pad-reasons.css';
import './rating-pad-sign.css';

const WIDTH = 1280;
const HEIGHT = 800;

/** Asks the customer how it was, once, and is calm for the rest of the time. */
export function RatingPad({ model, onPress }: { model: RatingPadModel; onPress: () => void }) {
  const isOld = lastView(model.feed.value) !== null && model.feed.value.face !== 'live';
  return (
    <Stage width={WIDTH} height={HEIGHT} class="rating-pad">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only makes a sound for each key */}
      <div
        class={`pad-glass ${isOld ? 'is-old' : ''}`}
        onPointerDown={({ target }) => {
          if (target instanceof Element && target.closest('button') !== null) onPress();
        }}
        onContextMenu={(event) => event.preventDefault()}
      >
        <Face model={model} />
        {isOld && (
          <div class="pad-strip">
            <LinkStrip link={model.link} seenAt={null} timeZone="UTC" />
          </div>
        )}
      </div>
    </Stage>
  );
}

function Face({ model }: { model: RatingPadModel }) {
  const face = model.face.value;
  switch (face.kind) {
    case 'connecting':
      return <Blank text={kitWords('connecting')} />;
    case 'refused':
      return <Blank text={face.text} />;
    case 'idle':
      return <Idle view={face.view} />;
    case 'sign':
      return <Sign model={model.signature} signing={face.signing} />;
    case 'ask':
      return <Ask face={face} onChoose={model.choose} />;
    case 'reasons':
      return <Reasons face={face} model={model} />;
    case 'thanks':
      return <Thanks view={face.view} seconds={face.seconds} />;
    case 'told':
      return <Told face={face} onDismiss={model.dismiss} />;
  }
}

function Blank({ text }: { text: string }) {
  return (
    <main class="pad-blank">
      <h1>{text}</h1>
    </main>
  );
}
