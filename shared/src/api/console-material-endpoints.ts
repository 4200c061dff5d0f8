import { CREATED, endpoint } from './endpoint.js';

/** Material as staff write, approve and count it. */
export const consoleMaterialEndpoints = {
  consoleListMaterials: endpoint(
    'GET /v1/console/materials',
    { staff: 'material.read' },
    { summary: 'Material in every state' },
  ),
  consoleMaterialStatistics: endpoint(
    'GET /v1/console/material-statistics',
    { staff: 'material.read' },
    { summary: 'How often material is used and opened, by kind and by distributor' },
  ),
  consoleGetMaterial: endpoint(
    'GET /v1/console/materials/:materialId',
    { staff: 'material.read' },
    { summary: 'One piece of material with its versions' },
  ),
  consoleCreateMaterial: endpoint(
    'POST /v1/console/materials',
    { staff: 'material.write' },
    { summary: 'New material, as a draft or for approval', ...CREATED },
  ),
  consoleUpdateMaterial: endpoint(
    'PUT /v1/console/materials/:materialId',
    { staff: 'material.write' },
    { summary: 'Another version; the approved one stays in use until this one is approved' },
  ),
  consoleDecideMaterial: endpoint(
    'POST /v1/console/materials/:materialId/decision',
    { staff: 'material.approve' },
    { summary: 'Approve or reject the version that waits' },
  ),
  consoleRetireMaterial: endpoint(
    'PUT /v1/console/materials/:materialId/retirement',
    { staff: 'material.write' },
    { summary: 'Take material out of use, or back into it' },
  ),
  consoleCheckWording: endpoint(
    'POST /v1/console/wording-checks',
    { staff: 'material.write' },
    { summary: 'Whether a text may be published, and what is in the way', rate: 'read' },
  ),
} as const;
