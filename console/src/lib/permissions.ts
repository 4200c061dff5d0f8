import type { Permission } from '@yimai/shared/api/access';
import { endpoints, type EndpointName } from '@yimai/shared/api/endpoints';
import type { Endpoint } from '@yimai/shared/api/endpoint';
import { useSession } from './session';

/** The permission an endpoint asks for, from the endpoint table itself: the menu cannot disagree with the server. */
export function permissionOf(name: EndpointName): Permission | null {
  const { access }: Endpoint = endpoints[name];
  return typeof access === 'object' ? access.staff : null;
}

/** `const may = useMay(); may('shipOrder')`: whether the logged-in member of staff may call an endpoint. */
export function useMay(): (name: EndpointName) => boolean {
  const session = useSession();
  return (name) => {
    const needed = permissionOf(name);
    return session !== null && (needed === null || session.staff.permissions.includes(needed));
  };
}
