import { Module } from '@nestjs/common';
import { CatalogModule } from '../modules/catalog/index.js';
import { DecorationModule } from '../modules/decoration/index.js';
import { OpenInstallation } from './open-installation.js';

/** Runs once per start. Needs the global `IdentityModule`. */
@Module({
  imports: [CatalogModule, DecorationModule],
  providers: [OpenInstallation],
  exports: [OpenInstallation],
})
export class InstallationModule {}
