import { secondLanguage } from '#kit/language.ts';
import { Icon } from '#kit/parts/icon.tsx';
import { Key } from '#kit/parts/keys.tsx';
import type { LobbySpeaker } from '../lobby-speaker.ts';
import { words } from '../lobby-texts.ts';

/** Stands there only while the hall would hear nothing, or not all. */
export function SoundKey({ speaker }: { speaker: LobbySpeaker }) {
  const trouble = speaker.trouble.value;
  const count = speaker.missingClips.value;
  if (trouble !== null) {
    const text = trouble === 'suspended' ? 'soundOn' : 'soundStalled';
    return (
      <Key tone="primary" class="sound-key" onPress={speaker.start}>
        <Icon name="voice" />
        <span class="sound-key-text">
          {words(text)}
          <span lang={secondLanguage.value}>{words.second(text)}</span>
        </span>
      </Key>
    );
  }
  if (count === 0) return null;
  return (
    <p class="clips-missing" role="status">
      <Icon name="voice" />
      {words('clipsMissing', { count })}
    </p>
  );
}
