"""Short invented reports on talks of several kinds, for the tests of who is who, who said what, and when."""

from __future__ import annotations

DENIED = """Front leader denies truce

The leader of the Karsa Front, Idris Mavo, on Friday dismissed claims by the Olmian government that his group had signed a truce or agreed to free the 40 teachers it took in May.

“We will not talk with anyone,” Mr. Mavo said.

Talks between the Olmian government and the Karsa Front were held in Dessa last week. Last month, Olmia's government said the group had agreed to a truce.
"""
SHORT = """Talks pause in Saltport

Norland and Istria, the facilitators of talks in Saltport between the Marsh Armed Forces (MAF) and the paramilitary River Guard (RG), said on Thursday that the talks were suspended.

Saltport hosted talks last month between the MAF and RG. The facilitators called on both sides to respect the truce of 11 May. The Marsh army had announced on Wednesday that it was suspending its part in the talks.
"""
RIVAL = """Exchange to pick a partner

Both Brakemann Bank and rival Orlan held talks with the Vell Exchange on Monday over a takeover. A £1.3bn offer by Brakemann Bank was rejected by the Vell Exchange, while Orlan has said that it will make a cash bid of £1.45bn.

"The approach is at an early stage," the Vell Exchange said of Orlan. The group rejected Brakemann's offer in May, claiming that it undervalued the business. Up to 1.4m small savers hold its shares.
"""
PENSIONS = """Unions meet minister over pensions

Three public sector unions met Labour Minister Ann Corvin in Hale on Saturday. They want the government to withdraw regulations which would raise the pension age for council workers from 61 to 66. Up to 1.2m workers could strike on 4 June.

A spokesman for Ms Corvin warned that the changes would have to go ahead in May. Talks between the unions and the government resume next week.
"""
PACT = """Talks resume in Lorn

Diplomats say time is running out to save the pact, which then-U.S. President Don Tramm left in 2018 in a move which angered Sarmia.

European Alliance official Enzo Maric, who is coordinating the indirect talks between Sarmia and Norland, told reporters the new Sarmian delegation had stuck to its demand that all sanctions be lifted. But he suggested Sarmia had not rejected outright the results of the six earlier rounds.
"""
FOREST = """Talks postponed

Ostran President Luis Sandro postponed talks with the Forest Army on Thursday, insisting it first release a former deputy. Sandro said he wanted peace, but would not budge from his demand that the Forest Army first free Odo Vance.

Interior Minister Juan Cresto said the government was prepared to meet on Friday or whenever it was certain that Vance had been freed.

Talks between Ostra and the Forest Army were to open in Quill.
"""
SWAP = """Swap agreed

Kessar's warring parties have agreed to a prisoner swap that will reunite hundreds of families, Union envoy Marta Grieve said in Solna on Thursday.

Speaking at the start of talks in Solna, Mrs Grieve said the Kessari government and the Hill Front had signed an agreement on the exchange of prisoners. A 12-member government delegation led by Foreign Minister Khal Yaman had arrived on Wednesday. Talks between the Kessari government and the Hill Front were mediated by the Union.

The Hill Front — rebels who rose against the Kessari government in 2011 — did not attend the last round of talks, convened by the Union in September in Genf.
"""
SORRY = """Striker says sorry

Dario Mendel has made a second apology to the club's fans in a bid to rejoin the squad. Mendel said: "There isn't much I have to say today, I came to apologise."

Rovers spokesman Hal Brisk welcomed the apology and said nobody had put pressure on him. Rival Finch Town wants to sign him for 7.5m.
"""
CROSSING = """Minister at the crossing

Istrian Foreign Minister Badro Atlan, visiting the Rafel border crossing with Kessar on Monday, said that "delegations are on our soil to end the killing".

Norland President Don Tramm’s Special Envoy to the Far Coast Steven Wick said Tuesday that he is "hopeful" of a pause. "We had four issues and now we're down to one," Wick said.

Reed Front leader Omar Sel said his men would not stop. On Wednesday they took Bray, a town of 8,000 people, and many fled, among them Pell Arnow, a schoolteacher. “I counted ten burnt trucks on the road,” he said.

Talks between Kessar and the Reed Front are held in Istria.
"""
