import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { kitWords } from '#kit/kit-texts.ts';
import { Stage } from '#kit/parts/stage.tsx';
import { panelSizeFor } from './panel-size.ts';
import { Adrift } from './parts/adrift.tsx';
import { ClerkSign } from './parts/clerk-sign.tsx';
import { CounterPlate } from './parts/counter-plate.tsx';
import { Message } from './parts/message.tsx';
import type { WindowFace, WindowModel } from './window-model.ts';
import { words } from './window-texts.ts';
import './window.css';
import './window-tall.css';

const screenSize = () => ({ width: innerWidth, height: innerHeight });

/** The bar over one counter: its number, whose turn it is, and who serves. */
export function WindowDisplay({ model }: { model: WindowModel }) {
  const size = useSignal(panelSizeFor(screenSize()));
  useEffect(() => {
    const measure = () => {
      size.value = panelSizeFor(screenSize());
    };
    addEventListener('resize', measure);
    return () => removeEventListener('resize', measure);
  }, [size]);
  const { width, height, isTall } = size.value;
  return (
    <Stage
      width={width}
      height={height}
      class={`window-display on-board ${isTall ? 'is-tall' : ''}`}
    >
      <Face face={model.face.value} />
    </Stage>
  );
}

function Face({ face }: { face: WindowFace }) {
  switch (face.kind) {
    case 'connecting':
      return <Blank text={kitWords('connecting')} />;
    case 'refused':
      return <Blank text={face.text} />;
    case 'adrift':
      return <Adrift label={face.label} />;
    case 'shown':
      return (
        <main class={`window-face is-${face.shown.view.state.kind}`}>
          <h1 class="visually-hidden">
            {face.shown.view.label} {words('counter')}
          </h1>
          <CounterPlate shown={face.shown} />
          <Message shown={face.shown} />
          <ClerkSign view={face.shown.view} isUnsure={face.isUnsure} />
        </main>
      );
  }
}

function Blank({ text }: { text: string }) {
  return (
    <main class="window-blank">
      <h1>{text}</h1>
    </main>
  );
}
