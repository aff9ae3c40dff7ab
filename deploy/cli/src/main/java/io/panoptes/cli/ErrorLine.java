package io.panoptes.cli;

import java.io.FileNotFoundException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** What is said of an exception where no stack trace is wanted. */
final class ErrorLine {

  private ErrorLine() {}

  /** The message of the innermost cause that has one, in one line. */
  static String of(Throwable exception) {
    String message = exception.toString();
    for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
      if (cause instanceof FileSystemException told && told.getReason() != null) {
        message = told.getMessage();
      } else if (cause instanceof NoSuchFileException || cause instanceof FileNotFoundException) {
        message = "no such file: " + cause.getMessage();
      } else if (cause instanceof AccessDeniedException) {
        message = "access denied: " + cause.getMessage();
      } else if (cause instanceof FileAlreadyExistsException) {
        message = "already exists: " + cause.getMessage();
      } else if (cause.getMessage() != null && !cause.getMessage().isBlank()) {
        message = cause.getMessage();
      }
      if (isOurs(cause)) {
        break;
      }
    }
    return message.lines().findFirst().orElse("").strip();
  }

  /** Our own messages say it all; what caused them is for --debug. */
  private static boolean isOurs(Throwable cause) {
    return cause.getClass().getName().startsWith("io.panoptes.");
  }
}
