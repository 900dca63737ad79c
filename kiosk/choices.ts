import type { ServiceGroup } from '#contract/settings.ts';
import type { KioskView, ServiceState } from '#contract/views.ts';

/** One key of the kiosk: a service, or a group with several behind it. */
export type Choice =
  | { readonly kind: 'service'; readonly service: ServiceState }
  | {
      readonly kind: 'group';
      readonly group: ServiceGroup;
      readonly services: readonly ServiceState[];
    };

type Offered = Pick<KioskView, 'groups' | 'services'>;

/**
 * The first keys, in the order of the settings: a group stands where its first service does. A group of one is that
 * service, and a service whose group is gone stands by itself: two touches at most lead to any ticket.
 */
export function choicesOf({ groups, services }: Offered): readonly Choice[] {
  const seen = new Set<string>();
  return services.flatMap((service): Choice[] => {
    const group = groups.find(({ id }) => id === service.group);
    const members = group === undefined ? [] : servicesIn(group.id, services);
    if (group === undefined || members.length < 2) return [{ kind: 'service', service }];
    if (seen.has(group.id)) return [];
    seen.add(group.id);
    return [{ kind: 'group', group, services: members }];
  });
}

export function servicesIn(group: string, services: readonly ServiceState[]): ServiceState[] {
  return services.filter((service) => service.group === group);
}

export const canTake = (service: ServiceState) =>
  service.state === 'open' || service.state === 'noCounter';

/** A group is worth opening while one of its services can be taken. */
export const canOpen = (services: readonly ServiceState[]) => services.some(canTake);
