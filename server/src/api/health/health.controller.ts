import { Controller, Get, Header, SetMetadata } from '@nestjs/common';
import { Database } from '../../platform/db/index.js';
import { PUBLIC_ROUTE } from '../../platform/http/index.js';
import { openApiDocument } from '../../platform/http/openapi.js';

/** Liveness, readiness and the API description. */
@Controller()
export class HealthController {
  private document: Record<string, unknown> | undefined;

  constructor(private readonly database: Database) {}

  @Get('/healthz')
  @SetMetadata(PUBLIC_ROUTE, true)
  alive(): { ok: true } {
    return { ok: true };
  }

  /** Ready means: the database answers. */
  @Get('/readyz')
  @SetMetadata(PUBLIC_ROUTE, true)
  async ready(): Promise<{ ok: true }> {
    await this.database.pool.query('SELECT 1');
    return { ok: true };
  }

  @Get('/docs/openapi.json')
  @SetMetadata(PUBLIC_ROUTE, true)
  @Header('content-type', 'application/json')
  openApi(): Record<string, unknown> {
    this.document ??= openApiDocument();
    return this.document;
  }
}
