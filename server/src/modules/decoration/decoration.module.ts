import { Global, Module } from '@nestjs/common';
import { DecorationRepository } from './decoration.repository.js';
import { DecorationService } from './decoration.service.js';
import { PreviewTokens } from './preview-tokens.js';

@Global()
@Module({
  providers: [DecorationRepository, DecorationService, PreviewTokens],
  exports: [DecorationService, PreviewTokens],
})
export class DecorationModule {}
