import { Global, Module } from '@nestjs/common';
import { FileIntake } from './file-intake.js';
import { FileSweeper } from './file-sweeper.js';
import { FileVerdicts } from './file-verdicts.js';
import { MediaRepository } from './media.repository.js';
import { MediaService } from './media.service.js';
import { SignedLinks } from './signed-links.js';

@Global()
@Module({
  providers: [FileIntake, FileSweeper, FileVerdicts, MediaRepository, MediaService, SignedLinks],
  exports: [FileIntake, FileSweeper, FileVerdicts, MediaService, SignedLinks],
})
export class MediaModule {}
