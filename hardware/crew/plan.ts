import type { DeviceSettings, HealthReason, PortSettings } from '#contract/devices.ts';
import type { DeviceId, PortId } from '#contract/ids.ts';
import { openLinePost } from './line-post.ts';
import type { LineSettings, Post, PostOptions, SoleSettings } from './room.ts';
import { openSolePost } from './sole-post.ts';

/** How one port is to be kept. */
export interface PostPlan {
  readonly port: PortSettings;
  /** Anything else than this means to close the port and open it anew. */
  readonly identity: string;
  readonly members: readonly LineSettings[];
  readonly open: (options: PostOptions) => Post;
}

export interface Plan {
  readonly posts: ReadonlyMap<PortId, PostPlan>;
  readonly refused: readonly {
    readonly device: DeviceId;
    readonly why: HealthReason;
    /** The port that is not there, or the device that has it. */
    readonly detail: string;
  }[];
}

const isSole = (settings: DeviceSettings): settings is SoleSettings =>
  settings.kind === 'printer' || settings.kind === 'idCardReader';
const isOnLine = (settings: DeviceSettings): settings is LineSettings => !isSole(settings);

/** Which device goes to which port. Settings that ask the impossible of one device leave the others be. */
export function planPosts(
  ports: readonly PortSettings[],
  devices: readonly DeviceSettings[],
): Plan {
  const posts = new Map<PortId, PostPlan>();
  const refused: Plan['refused'][number][] = [];
  for (const port of ports) {
    const onPort = devices.filter((settings) => settings.port === port.id);
    const sole = onPort.find(isSole);
    if (sole !== undefined) {
      const open = (options: PostOptions) => openSolePost(options, sole);
      posts.set(port.id, { port, identity: JSON.stringify([port, sole]), members: [], open });
      const others = onPort.filter((settings) => settings !== sole);
      for (const { id } of others) refused.push({ device: id, why: 'portBusy', detail: sole.id });
    } else if (onPort.length > 0) {
      const members = onPort.filter(isOnLine);
      posts.set(port.id, { port, identity: JSON.stringify(port), members, open: openLinePost });
    }
  }
  const known = new Set(ports.map(({ id }) => id));
  for (const { id, port } of devices) {
    if (!known.has(port)) refused.push({ device: id, why: 'portMissing', detail: port });
  }
  return { posts, refused };
}
