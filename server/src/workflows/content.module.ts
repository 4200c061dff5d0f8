import { Module, type OnModuleInit } from '@nestjs/common';
import { MemberAbsorbers } from '../modules/identity/index.js';
import { MediaModule, MediaService } from '../modules/media/index.js';
import { CheckFiles } from './check-files.js';
import { CheckText } from './check-text.js';
import { Later } from './later.js';
import { UpdateProfile } from './update-profile.js';
import { UploadFile } from './upload-file.js';

/** What people see besides goods: files, pages, words. Needs the global `IdentityModule`. */
@Module({
  imports: [MediaModule],
  providers: [CheckFiles, CheckText, Later, UpdateProfile, UploadFile],
  exports: [CheckFiles, CheckText, UpdateProfile, UploadFile, MediaModule],
})
export class ContentModule implements OnModuleInit {
  constructor(
    private readonly absorbers: MemberAbsorbers,
    private readonly media: MediaService,
  ) {}

  onModuleInit(): void {
    this.absorbers.register('media', this.media);
  }
}
