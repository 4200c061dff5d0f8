import journey from './journey.mjs';

/** As the journeys, through Chromium (`CHROMIUM_PATH`, playwright-core), on the built H5 storefront and console. */
export default { ...journey, roots: ['<rootDir>/server/test/browser'], testTimeout: 180_000 };
