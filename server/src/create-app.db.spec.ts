import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { testConfig } from '../test/support/index.js';
import { createApp } from './create-app.js';

describe('the application', () => {
  let app: NestFastifyApplication;
  beforeAll(async () => (app = await createApp(testConfig())), 60_000);
  afterAll(() => app?.close());

  it('starts', async () => {
    const me = await app.inject({ method: 'GET', url: '/v1/me' });
    expect([me.statusCode, me.json().error.code]).toEqual([401, 'UNAUTHENTICATED']);
    const regions = await app.inject({ method: 'GET', url: '/v1/shop/regions?parent=4403' });
    expect(regions.json().items).toContainEqual({ code: '440305', name: '南山区' });
  });
});
