export { FileIntake } from './file-intake.js';
export { keyOf } from './file-places.js';
export { FileSweeper } from './file-sweeper.js';
export { FileVerdicts, type FileVerdict } from './file-verdicts.js';
export { MediaModule } from './media.module.js';
export { MediaService } from './media.service.js';
export type { FileId, FileLinks, FileRecord, FileSize, FileState, Uploader } from './media.types.js';
export { SignedLinks } from './signed-links.js';
