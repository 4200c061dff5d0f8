export { loggableError, loggableMessage, type LoggableError } from './loggable-error.js';
export { ProcessLogger } from './process-logger.js';
