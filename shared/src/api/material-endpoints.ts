import { endpoint } from './endpoint.js';

/** Words, pictures and films that the shop gives its distributors to share. */
export const materialEndpoints = {
  listMaterials: endpoint('GET /v1/distributor/materials', 'distributor', {
    summary: 'Approved material, filled in for me',
  }),
  useMaterial: endpoint('POST /v1/distributor/materials/:materialId/uses', 'distributor', {
    summary: 'Take material along: notes it down and gives the words with my own link',
  }),
} as const;
