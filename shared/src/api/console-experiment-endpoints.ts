import { CREATED, endpoint } from './endpoint.js';

/** Ways of showing a page or a price label, planned and read. */
export const consoleExperimentEndpoints = {
  listExperiments: endpoint(
    'GET /v1/console/experiments',
    { staff: 'experiment.read' },
    { summary: 'Experiments, newest first' },
  ),
  getExperiment: endpoint(
    'GET /v1/console/experiments/:experimentId',
    { staff: 'experiment.read' },
    { summary: 'One experiment with what it came to so far' },
  ),
  createExperiment: endpoint(
    'POST /v1/console/experiments',
    { staff: 'experiment.write' },
    { summary: 'Plan an experiment', ...CREATED },
  ),
  saveExperiment: endpoint(
    'PUT /v1/console/experiments/:experimentId',
    { staff: 'experiment.write' },
    { summary: 'Change the plan of one that has not started' },
  ),
  discardExperiment: endpoint(
    'DELETE /v1/console/experiments/:experimentId',
    { staff: 'experiment.write' },
    { summary: 'Throw away a plan' },
  ),
  startExperiment: endpoint(
    'POST /v1/console/experiments/:experimentId/start',
    { staff: 'experiment.write' },
    { summary: 'Split the shop; from here on nothing about it can be changed' },
  ),
  stopExperiment: endpoint(
    'POST /v1/console/experiments/:experimentId/stop',
    { staff: 'experiment.write' },
    { summary: 'Everybody sees what was there before' },
  ),
  decideExperiment: endpoint(
    'POST /v1/console/experiments/:experimentId/decide',
    { staff: 'experiment.write' },
    { summary: 'Everybody sees this variant from now on' },
  ),
  previewVariant: endpoint(
    'POST /v1/console/experiments/:experimentId/preview',
    { staff: 'experiment.read' },
    { summary: "A short-lived address that shows a page's variant to whoever opens it" },
  ),
} as const;
