import type { Clock } from '#contract/clock.ts';
import { openLoudspeaker } from './loudspeaker.ts';
import type { ClipName } from './voice-clips.ts';
import { openVoicePlayer, type VoicePlayer } from './voice-player.ts';

/** The voice of a page in the hall: clips from the hall's server, sound from this machine. */
export function openLobbyVoice(clock: Clock): VoicePlayer {
  const context = new AudioContext({ latencyHint: 'playback' });
  const loudspeaker = openLoudspeaker({ context, output: context.destination, level: 1 });
  return openVoicePlayer({ load: fetchClip, loudspeaker, clock });
}

/** The hall's own recording where it has one, else the built-in. */
export async function fetchClip(clip: ClipName): Promise<ArrayBuffer> {
  const reply = await fetch(`/voice/${clip}`);
  if (!reply.ok) throw new Error(`the hall has no clip ${clip}`);
  return reply.arrayBuffer();
}
