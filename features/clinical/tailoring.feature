Feature: Tailoring
  The week follows what troubles the person most, what the person has at home, how much time there is and
  what the person likes. Safety comes first: wishes only choose among what is safe. Whatever a table does
  not mention, the person answers as in people.md.

  Scenario Outline: A plain picture gets its own programme
    Given a person whose one trouble is "<trouble>"
    When the rules are run
    Then the triage is "Plan"
    And every session follows "<programme>"
    And every hard limit of a week is kept

    Examples:
      | trouble   | programme                                            |
      | weak      | Seven days for tight, knotted muscles                |
      | spasm     | Seven days to settle spasms                          |
      | stiffness | Eight stretches, with strength and walks around them |
      | neck      | A short session for the upper back and neck          |
      | knots     | Looking after sore spots yourself                    |

  Scenario Outline: Stiffness gets each of the eight stretches on several days
    Given a person whose one trouble is "stiffness"
    When the rules are run
    Then "<stretch>" is in the week on at least 2 days

    Examples:
      | stretch                       |
      | Knee to chest                 |
      | Cobra                         |
      | Standing side stretch         |
      | Knee to chest with a turn     |
      | Cat-cow                       |
      | Standing forward bend         |
      | Sitting turn with one knee up |
      | Long bridge hold              |

  Scenario: Stiffness gets strength and walks around its stretches
    Given a person whose one trouble is "stiffness"
    When the rules are run
    Then there is "strength" on at least 2 days
    And there is "walking" on at least 2 days
    And the advice names "Stretching is one part"

  Scenario: A sore neck gets its short session with gentle days between
    Given a person whose one trouble is "neck"
    When the rules are run
    Then "Ball at the wall, upper back" is in the week on at least 2 days
    And the days of "Ball at the wall, upper back" are never next to each other
    And no exercise of the week asks for "moving the neck as far as it goes"

  Scenario: Trigger points get self-release, and what a professional can offer
    Given a person whose one trouble is "knots"
    When the rules are run
    Then there is "release" on at least 2 days
    And there is "release" on at most 3 days
    And the advice names "Hands-on release; How rollers work is not clear"

  Scenario: Somebody who takes blood thinners is not advised to have a massage
    Given a person whose one trouble is "knots"
    And the person answers
      | question  | answer                                        |
      | Medicines | Blood thinner, clopidogrel (not just aspirin) |
    When the rules are run
    Then there is no "release" in the week
    And the advice names "Ask before any deep massage"
    And the advice does not name "Hands-on release; Sports massage; Rolfing"

  Scenario Outline: A mixed picture blends two programmes
    Given a person whose one trouble is "<trouble>"
    And the person answers
      | question             | answer  |
      | How it feels         | <feels> |
      | Main trouble         | <most>  |
      | Cramps and spasms    | <spasm> |
      | Sore spots and knots | <knots> |
    When the rules are run
    Then the sessions follow "<programmes>"
    And every hard limit of a week is kept

    Examples:
      | trouble   | feels                                                  | most                | spasm                      | knots | programmes                                                                              |
      | stiffness | Morning stiffness over 45 minutes; Cramps or spasms    | Stiffness           | A few times a week or more |       | Eight stretches, with strength and walks around them; Seven days to settle spasms       |
      | knots     | Morning stiffness over 45 minutes; Sore spots or knots | Sore spots or knots |                            | Yes   | Looking after sore spots yourself; Eight stretches, with strength and walks around them |

  Scenario: A mild second trouble does not break up the week
    Given a person whose one trouble is "spasm"
    And the person answers
      | question     | answer                  |
      | How it feels | Cramps or spasms; Stiff |
      | Main trouble | Cramps or spasms        |
    When the rules are run
    Then every session follows "Seven days to settle spasms"

  Scenario Outline: What the person likes comes more often
    Given a person whose one trouble is "<trouble>"
    And the week of this person is known
    And the person answers
      | question | answer   |
      | Likes    | <liking> |
    When the rules are run
    Then the week has more "<kinds>" than before
    And every hard limit of a week is kept

    Examples:
      | trouble | liking                 | kinds                   |
      | spasm   | Breathing and relaxing | breathing, ease         |
      | spasm   | Stretching             | stretch, mobility, yoga |

  Scenario: A liking never brings back what is unsafe
    Given a person whose one trouble is "knots"
    And the person answers
      | question      | answer                      |
      | Likes         | Rollers and balls           |
      | Other illness | Numb skin or damaged nerves |
    When the rules are run
    Then these are out of the week: "pressing on muscle"
    And there is no "release" in the week

  Scenario Outline: Only what is at home is used
    Given a person whose one trouble is "<trouble>"
    And the person answers
      | question  | answer  |
      | Equipment | <owned> |
    When the rules are run
    Then no exercise needs anything but "<owned>"
    And every hard limit of a week is kept

    Examples:
      | trouble | owned                        |
      | knots   | Tennis ball                  |
      | neck    | Exercise band; Step or stair |

  Scenario Outline: Somebody with nothing at home needs nothing
    Given a person whose one trouble is "<trouble>"
    And the person says nothing about "Equipment"
    When the rules are run
    Then no exercise needs any equipment
    And every hard limit of a week is kept

    Examples:
      | trouble |
      | weak    |
      | knots   |

  Scenario Outline: The sessions fit the minutes and the days
    Given a person whose one trouble is "weak"
    And the person answers
      | question      | answer    |
      | Minutes a day | <minutes> |
      | Days a week   | <days>    |
    When the rules are run
    Then no session is longer than <minutes> minutes
    And there are <days> sessions
    And there is "walking" on at least 1 days

    Examples:
      | minutes | days |
      | 10      | 7    |
      | 10      | 1    |
      | 15      | 3    |
      | 30      | 5    |
      | 90      | 7    |

  Scenario Outline: Somebody who cannot get down to the floor exercises on a chair and at the wall
    Given a person whose one trouble is "<trouble>"
    And the person answers
      | question             | answer |
      | Getting to the floor | No     |
    When the rules are run
    Then the triage is "Plan"
    And no exercise of the week asks for "getting down to the floor and up"
    And no exercise of the week asks for "kneeling"

    Examples:
      | trouble   |
      | weak      |
      | spasm     |
      | stiffness |
      | knots     |

  Scenario: Somebody worried about moving is told why moving is safe, and starts small
    Given a person whose one trouble is "spasm"
    And the person answers
      | question           | answer |
      | Worry about moving | yes    |
    When the rules are run
    Then the triage is "Plan"
    And the advice names "Hurt does not always mean harm"
    And no session has more than 5 exercises beside the walk, balance work, the calm and a warm-up

  Scenario: Somebody who says no to every danger list is told that it is rarely dangerous
    Given a person with two weeks of simple low back pain
    When the rules are run
    Then the triage is "Plan"
    And the advice names "New back pain is rarely dangerous"

  Scenario Outline: Somebody who ticks anything in a danger list is not told that it is rarely dangerous
    Given a person with two weeks of simple low back pain
    And the person answers
      | question       | answer   |
      | Where it hurts | <where>  |
      | <question>     | <answer> |
    When the rules are run
    Then there is a week
    And the advice does not name "New back pain is rarely dangerous"

    Examples:
      | says                         | where            | question                     | answer                                              |
      | stable heart disease         | Lower back       | Heart and circulation        | Settled heart disease, or a stent over 12 weeks ago |
      | a headache, as usual         | Lower back       | About the headache           | It is just like my usual migraine or headache       |
      | pain on one side of the neck | Lower back; Neck | Neck and head signs          | Pain on one side of the neck only                   |
      | dizzy, and a doctor knows it | Lower back       | About the dizziness          | A doctor has explained it                           |
      | an old leak                  | Lower back       | Bladder, bowel, between legs | Only an old one, unchanged                          |
      | one fall in the last year    | Lower back       | Falls and balance            | I fell once                                         |
      | a fall long ago              | Lower back       | How it began                 | Trip or fall                                        |
