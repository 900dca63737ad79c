import type { CounterView } from '#contract/views.ts';
import { pick } from '#kit/language.ts';
import { Key } from '#kit/parts/keys.tsx';
import { words } from '../rating-pad-texts.ts';
import { FIELD, type SignatureModel } from '../signature-model.ts';

/** The customer reads what it is about and signs with a finger or a pen. */
export function Sign({
  model,
  signing,
}: {
  model: SignatureModel;
  signing: NonNullable<CounterView['signing']>;
}) {
  const isOff = model.isEmpty.value;
  return (
    <main class="pad-face pad-sign">
      <header>
        <h1>{words('sign')}</h1>
        <p>
          {pick(signing.service)} · {signing.case}
        </p>
        {signing.lines.length > 0 && <p>{signing.lines.map(pick).join('、')}</p>}
      </header>
      <Field model={model} />
      {model.refused.value !== null && (
        <p class="pad-sign-refused" role="alert">
          {model.refused.value}
        </p>
      )}
      <div class="pad-sign-keys">
        <Key class="pad-sign-key" onPress={model.drop}>
          {words('signNot')}
        </Key>
        <Key class="pad-sign-key" isOff={isOff} onPress={model.clear}>
          {words('signAgain')}
        </Key>
        <Key
          class="pad-sign-key"
          tone="primary"
          isOff={isOff}
          isBusy={model.isSending.value}
          onPress={() => void model.handIn()}
        >
          {words('signDone')}
        </Key>
      </div>
    </main>
  );
}

function Field({ model }: { model: SignatureModel }) {
  /** The pad is scaled to its screen: a press is measured against what is seen. */
  const placeOf = (event: PointerEvent & { readonly currentTarget: Element }) => {
    const box = event.currentTarget.getBoundingClientRect();
    const scale = FIELD.width / box.width;
    return [(event.clientX - box.left) * scale, (event.clientY - box.top) * scale] as const;
  };
  return (
    <svg
      class="pad-sign-field"
      viewBox={`0 0 ${FIELD.width} ${FIELD.height}`}
      role="img"
      aria-label={words('sign')}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        model.begin(...placeOf(event));
      }}
      onPointerMove={(event) => model.move(...placeOf(event))}
      onPointerUp={model.lift}
      onPointerCancel={model.lift}
    >
      <line x1="60" y1="320" x2="940" y2="320" />
      {model.strokes.value.map((stroke, at) => (
        <polyline key={at} points={stroke.join(' ')} />
      ))}
    </svg>
  );
}
