"""The machines of the rehearsal: a base that has a desktop's libraries, and copies of it."""

import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple

from chroots import RELEASES, Machine, base, machine
from engine import Laptop


class Size(NamedTuple):
    """How many go first, and how many after them."""

    pilots: int
    others: int


WHOLE, SMALL = Size(4, 16), Size(2, 8)
SCHOOLS = ("primary", "secondary")


@contextmanager
def fleet(package: Path, size: Size) -> Iterator[tuple[list[Laptop], dict[str, Machine]]]:
    """Machines, half of each Debian. ``package`` says which libraries a desktop has."""
    with ExitStack() as stack:
        lowers = [_with_libraries(stack, release, package) for release in RELEASES]
        laptops, machines = [], {}
        for number in range(sum(size)):
            ring = "pilot" if number < size.pilots else "everyone"
            name = f"{ring}-{number + 1:02}"
            on = stack.enter_context(machine(lowers[number % len(lowers)]))
            _mount(stack, on.root)
            laptops.append(Laptop(name, ring, SCHOOLS[number // 2 % 2], on.root))
            machines[name] = on
        yield laptops, machines


def _with_libraries(stack: ExitStack, release: str, package: Path) -> Path:
    """A copy of the base in which everything that the package needs is installed, but not it."""
    on = stack.enter_context(machine(base(release)))
    on.put(package, "/tmp/first.deb")
    ran = on.run(
        "apt-get install -y -q --no-install-recommends /tmp/first.deb"
        " && apt-get purge -y -q privacy-self-audit && rm /tmp/first.deb",
        network=True,
    )
    if ran.code:
        raise RuntimeError(ran.said)
    on.run("rm -rf /var/lib/apt/lists/* /etc/apt/sources.list.d/*; apt-get clean")
    return _flat(on)


def _flat(on: Machine) -> Path:
    """Its files in a folder of their own: an overlay makes a poor floor for another."""
    floor = on.root.with_name("floor")
    subprocess.run(("cp", "-a", str(on.root), str(floor)), check=True)
    return floor


def _mount(stack: ExitStack, root: Path) -> None:
    """What Ansible's modules count on in a machine."""
    for kind, place in (("proc", "proc"), ("tmpfs", "dev/shm")):
        subprocess.run(("mount", "-t", kind, kind, str(root / place)), check=True)
        stack.callback(subprocess.run, ("umount", "--lazy", str(root / place)), check=False)
