/* Every block of memory that torch asks for ends at a page that nobody may touch; with FENCE=front it begins at one.
   What reads or writes beyond it ends the process at once instead of spoiling what lies there. Blocks are never used
   twice, so what has been given back cannot be touched either. Built with: cc -O1 -shared -fPIC -o x.so guarded_pages.c
   and loaded by LD_PRELOAD; torch's allocator uses posix_memalign, Python's does not. */
#include <errno.h>
#include <pthread.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#define PAGE 4096UL
#define ROOM (1UL << 42)
#define LARGEST (1UL << 30)

extern void __libc_free(void *);

static char *base, *top;
static int front;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static void reserve(void) {
  const char *word = getenv("FENCE");
  front = word && !strcmp(word, "front");
  base = top = mmap(0, ROOM, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
}

/* A page that holds the length and may be read, the pages of the block, and a page that may not be touched. */
int posix_memalign(void **out, size_t align, size_t size) {
  size = size ? (size + 7) / 8 * 8 : 8;
  if (size > LARGEST) return ENOMEM;
  size_t body = (size + PAGE - 1) / PAGE * PAGE;
  pthread_mutex_lock(&lock);
  if (!base) reserve();
  char *head = top;
  int full = head + body + 2 * PAGE > base + ROOM;
  if (full || mprotect(head, body + PAGE, PROT_READ | PROT_WRITE)) {
    pthread_mutex_unlock(&lock);
    return ENOMEM;
  }
  top = head + body + 2 * PAGE;
  pthread_mutex_unlock(&lock);
  *(size_t *)head = body;
  mprotect(head, PAGE, PROT_READ);
  memset(head + PAGE, 0xA5, body);
  *out = head + PAGE + (front ? 0 : body - size);
  return 0;
}

void free(void *block) {
  char *at = block;
  if (!base || at < base || at >= base + ROOM) {
    __libc_free(block);
    return;
  }
  char *head = (char *)((size_t)at / PAGE * PAGE) - PAGE;
  size_t body = *(size_t *)head;
  madvise(head, body + PAGE, MADV_DONTNEED);
  mprotect(head, body + PAGE, PROT_NONE);
}
