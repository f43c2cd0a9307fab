/* Declares nothing on purpose: this target only carries the compiler and linker flags of icu-uc.
   ICU's own headers stay inside CICUShim's .c file, because seen by Swift they clash with Foundation's. */
