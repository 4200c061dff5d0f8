import { Controller } from '@nestjs/common';
import type { Input, Output } from '@yimai/shared/contracts/api';
import { MediaService } from '../../modules/media/index.js';
import { Endpoint, memberOf, UploadEndpoint, type CallContext } from '../../platform/http/index.js';
import { UploadFile } from '../../workflows/upload-file.js';

/** Pictures of members. */
@Controller()
export class FilesController {
  constructor(
    private readonly upload: UploadFile,
    private readonly media: MediaService,
  ) {}

  @UploadEndpoint('uploadFile')
  uploadFile(
    { purpose }: Input<'uploadFile'>,
    call: CallContext,
    bytes: Buffer,
  ): Promise<Output<'uploadFile'>> {
    return this.upload.byMember(call, purpose, bytes);
  }

  @Endpoint('getFile')
  getFile({ fileId }: Input<'getFile'>, call: CallContext): Promise<Output<'getFile'>> {
    return this.media.ofMember(memberOf(call).memberId, fileId);
  }
}
