import { Controller } from '@nestjs/common';
import type { Input, Output } from '@yimai/shared/contracts/api';
import { MediaService } from '../../modules/media/index.js';
import { Endpoint, UploadEndpoint, type CallContext } from '../../platform/http/index.js';
import { UploadFile } from '../../workflows/upload-file.js';

/** Pictures and films of the merchant. */
@Controller()
export class ConsoleFilesController {
  constructor(
    private readonly upload: UploadFile,
    private readonly media: MediaService,
  ) {}

  @Endpoint('consoleListFiles')
  consoleListFiles(input: Input<'consoleListFiles'>): Promise<Output<'consoleListFiles'>> {
    return this.media.library(input);
  }

  @UploadEndpoint('consoleUploadFile')
  consoleUploadFile(
    { purpose }: Input<'consoleUploadFile'>,
    call: CallContext,
    bytes: Buffer,
  ): Promise<Output<'consoleUploadFile'>> {
    return this.upload.byStaff(call, purpose, bytes);
  }
}
