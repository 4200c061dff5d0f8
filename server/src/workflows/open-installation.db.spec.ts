import { CatalogModule, CatalogService } from '../modules/catalog/index.js';
import { IdentityModule, StaffService } from '../modules/identity/index.js';
import { GatewaysModule } from '../gateways/gateways.module.js';
import { createTestModule, type TestContext } from '../../test/support/index.js';
import { InstallationModule } from './installation.module.js';
import { OpenInstallation } from './open-installation.js';

const open = (isSimulated: boolean, isProduction = false): Promise<TestContext> =>
  createTestModule({
    config: { isSimulated, isProduction },
    imports: [GatewaysModule, IdentityModule, CatalogModule, InstallationModule],
  });

describe('a new installation', () => {
  let context: TestContext | undefined;

  const start = async (isSimulated: boolean, isProduction = false): Promise<TestContext> => {
    context = await open(isSimulated, isProduction);
    await context.reset();
    await context.get(OpenInstallation).onApplicationBootstrap();
    return context;
  };
  const login = (username: string): Promise<unknown> =>
    context!.get(StaffService).login({ username, password: 'yimai-demo-2026' });

  afterEach(() => context?.close());

  it('has one member of staff per role where platforms are simulated, however often it starts', async () => {
    await start(true);
    await context!.get(OpenInstallation).onApplicationBootstrap();
    for (const role of ['owner', 'operator', 'finance', 'warehouse', 'service', 'auditor'])
      await expect(login(role)).resolves.toMatchObject({ username: role, role });
  });

  it('has no staff where platforms are real', async () => {
    await start(false);
    await expect(login('owner')).rejects.toMatchObject({ code: 'STAFF_CREDENTIALS_INVALID' });
  });

  it('has no staff in production, whatever else is configured', async () => {
    await start(true, true);
    await expect(login('owner')).rejects.toMatchObject({ code: 'STAFF_CREDENTIALS_INVALID' });
  });

  it('has a freight template and a shop with a name, so that a first product can be saved', async () => {
    const { get } = await start(false);
    const catalog = get(CatalogService);
    expect((await catalog.freightTemplates()).map((each) => each.freightTemplateId)).toEqual(['全国包邮']);
    expect((await catalog.shop()).name).not.toBe('');
  });
});
