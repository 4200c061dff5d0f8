import { Controller } from '@nestjs/common';
import type { Input, Output } from '@yimai/shared/contracts/api';
import { UploadEndpoint, type CallContext } from '../../platform/http/index.js';
import { UploadFile } from '../../workflows/upload-file.js';

/** Pictures and films of the merchant. */
@Controller()
export class ConsoleFilesController {
  constructor(private readonly upload: UploadFile) {}

  @UploadEndpoint('consoleUploadFile')
  consoleUploadFile(
    { purpose }: Input<'consoleUploadFile'>,
    call: CallContext,
    bytes: Buffer,
  ): Promise<Output<'consoleUploadFile'>> {
    return this.upload.byStaff(call, purpose, bytes);
  }
}
