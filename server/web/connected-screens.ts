import type { ScreenId } from '#contract/ids.ts';
import type { ScreenRole } from '#contract/staff.ts';

/** Which paired screens are on the line now; a screen may be open in two tabs. */
export interface ConnectedScreens {
  /** The returned function is called once, when this line ends. */
  come(screen: { readonly id: ScreenId; readonly role: ScreenRole }): () => void;
  ids(): ReadonlySet<ScreenId>;
  boards(): number;
}

export function openConnectedScreens(onChange: () => void): ConnectedScreens {
  const lines = new Map<ScreenId, number>();
  const here = new Set<ScreenId>();
  let boards = 0;
  return {
    come({ id, role }) {
      const weight = role === 'lobbyBoard' ? 1 : 0;
      lines.set(id, (lines.get(id) ?? 0) + 1);
      here.add(id);
      boards += weight;
      onChange();
      return () => {
        const left = (lines.get(id) ?? 0) - 1;
        if (left > 0) {
          lines.set(id, left);
        } else {
          lines.delete(id);
          here.delete(id);
        }
        boards -= weight;
        onChange();
      };
    },
    ids: () => here,
    boards: () => boards,
  };
}
